package dev.tollbridge.channels.support;

import java.util.Base64;
import java.util.Optional;

/** Bytes as merchants paste them: PEM or bare Base64, with any line breaks. */
public final class Pem {
    private Pem() {}

    /**
     * The bytes of one block.
     *
     * @return empty if the text is no Base64, apart from white space and the lines around a block
     */
    public static Optional<byte[]> decode(String text) {
        var base64 = text.replaceAll("-----(BEGIN|END) [A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
