package dev.tollbridge.notification;

import com.google.crypto.tink.subtle.Ed25519Verify;
import dev.tollbridge.notification.Receiver.Received;
import dev.tollbridge.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Verifies as a shop would, sharing nothing with the signer: HMAC by its definition (RFC 2104),
 * Ed25519 by Tink's own implementation.
 */
final class Verifier {
    private static final int BLOCK = 64;

    private Verifier() {}

    /** The signatures with the mark, in order. */
    static List<String> signatures(Received received, String mark) {
        return Arrays.stream(received.signature().split(" ", -1))
                .filter(signature -> signature.startsWith(mark + ","))
                .map(signature -> signature.substring(mark.length() + 1))
                .toList();
    }

    static boolean accepts(Received received, Secret secret) throws GeneralSecurityException {
        byte[] key = Base64.getDecoder().decode(secret.reveal().substring("whsec_".length()));
        String right = Base64.getEncoder().encodeToString(hmac(key, content(received)));
        return signatures(received, "v1").contains(right);
    }

    static boolean accepts(Received received, byte[] publicKey) {
        return signatures(received, "v1a").stream()
                .anyMatch(signature -> isValid(publicKey, signature, content(received)));
    }

    private static boolean isValid(byte[] publicKey, String signature, byte[] content) {
        try {
            new Ed25519Verify(publicKey).verify(Base64.getDecoder().decode(signature), content);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] content(Received received) {
        return (received.id() + "." + received.timestamp() + "." + received.body())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hmac(byte[] key, byte[] content) throws GeneralSecurityException {
        byte[] inner = new byte[BLOCK];
        byte[] outer = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            int digit = i < key.length ? key[i] : 0;
            inner[i] = (byte) (digit ^ 0x36);
            outer[i] = (byte) (digit ^ 0x5c);
        }
        return sha256(outer, sha256(inner, content));
    }

    private static byte[] sha256(byte[] first, byte[] second) throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(first);
        return digest.digest(second);
    }
}
