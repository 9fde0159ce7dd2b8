package dev.tollbridge.channels.support;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Texts out of foreign bytes, and for channels that are particular about them. */
public final class Texts {
    private static final String NONCE_LETTERS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int NONCE_CHARS = 32;

    private Texts() {}

    /**
     * Decodes strictly: a byte that is replaced silently could make one text of two.
     *
     * @return empty if the bytes are no text in that charset
     */
    public static Optional<String> decode(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Without the characters that need four bytes in UTF-8, which Tencent's channels refuse. */
    public static String shorten(String text, int maxChars) {
        var plain = text.replaceAll("[^\\x{0000}-\\x{FFFF}]", "");
        return plain.length() <= maxChars ? plain : plain.substring(0, maxChars);
    }

    /** 32 letters and digits that nobody guesses. */
    public static String nonce(RandomGenerator random) {
        var nonce = new StringBuilder(NONCE_CHARS);
        for (int i = 0; i < NONCE_CHARS; i++) {
            nonce.append(NONCE_LETTERS.charAt(random.nextInt(NONCE_LETTERS.length())));
        }
        return nonce.toString();
    }
}
