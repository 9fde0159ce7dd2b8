package dev.tollbridge.channels.support;

import dev.tollbridge.spi.Proof;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/** Signatures by RSA over SHA-256, written as Base64. */
public final class RsaSignature {
    private static final String ALGORITHM = "SHA256withRSA";

    private RsaSignature() {}

    /**
     * @param key checked by {@link Keys}
     */
    public static String sign(PrivateKey key, byte[] message) {
        try {
            var signer = Signature.getInstance(ALGORITHM);
            signer.initSign(key);
            signer.update(message);
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RSA with a checked key cannot fail", e);
        }
    }

    /**
     * The evidence that the owner of the key signed the message.
     *
     * @param signature whatever the message came with; what is no Base64 proves nothing
     */
    public static Proof proof(PublicKey key, byte[] message, String signature) {
        return new Proof.Signed(key, ALGORITHM, message, decode(signature));
    }

    private static byte[] decode(String signature) {
        try {
            return Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            // No signature holds less than an empty one.
            return new byte[0];
        }
    }
}
