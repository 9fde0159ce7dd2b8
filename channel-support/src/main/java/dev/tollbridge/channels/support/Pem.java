package dev.tollbridge.channels.support;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Bytes as merchants paste them: PEM or bare Base64, with any line breaks. */
public final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN [A-Z ]+-----([^-]*)-----END [A-Z ]+-----");

    private Pem() {}

    /**
     * The bytes of the first block. What stands before and behind it, such as the attributes that
     * OpenSSL prints of a key out of a .pfx file, is not read.
     *
     * @return empty if the block, or the whole text if there is none, is no Base64
     */
    public static Optional<byte[]> decode(String text) {
        var block = BLOCK.matcher(text);
        var base64 = (block.find() ? block.group(1) : text).replaceAll("\\s", "");
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
