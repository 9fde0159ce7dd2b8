package dev.tollbridge.channels.support;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Optional;

/** Texts out of foreign bytes. */
public final class Texts {
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
}
