package dev.tollbridge.merchant;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** 128 bits that nobody can guess, derived from a text by a keyed function (HMAC-SHA256). */
final class KeyedTags {
    private static final int BYTES = 16;
    private final PrfSet functions;

    KeyedTags(KeysetHandle keys) {
        try {
            functions = keys.getPrimitive(KeyFile.TINK, PrfSet.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot use the keys of tags", e);
        }
    }

    /** 32 hexadecimal digits. */
    String of(String text) {
        try {
            return hex(functions.computePrimary(bytes(text), BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot derive a tag", e);
        }
    }

    /** Whether it is the text's under any key that is still kept. */
    boolean isOf(String text, String tag) {
        byte[] given = bytes(tag);
        boolean found = false;
        try {
            for (Prf function : functions.getPrfs().values()) {
                found |=
                        MessageDigest.isEqual(
                                bytes(hex(function.compute(bytes(text), BYTES))), given);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot derive a tag", e);
        }
        return found;
    }

    private static String hex(byte[] tag) {
        return HexFormat.of().formatHex(tag);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
