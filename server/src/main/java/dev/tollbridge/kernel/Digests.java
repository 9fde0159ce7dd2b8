package dev.tollbridge.kernel;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digests that every JDK has (JCA standard names), without the checked exception. */
public final class Digests {
    private Digests() {}

    public static byte[] sha256(byte[] bytes) {
        return digest("SHA-256", bytes);
    }

    public static byte[] sha512(byte[] bytes) {
        return digest("SHA-512", bytes);
    }

    /** For what is too long to be held at once. */
    public static MessageDigest startSha256() {
        return start("SHA-256");
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        return start(algorithm).digest(bytes);
    }

    private static MessageDigest start(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks " + algorithm, e);
        }
    }
}
