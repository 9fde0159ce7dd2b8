package dev.tollbridge.edge;

import dev.tollbridge.merchant.SigningKey;
import dev.tollbridge.spi.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The algorithms of RFC 9421, section 3.3. The stored key decides which one, never the request. */
final class SignatureVerifier {
    /** Section 3.3.1: MGF1 with SHA-512, a salt of 64 bytes. */
    private static final PSSParameterSpec PSS_SHA512 =
            new PSSParameterSpec("SHA-512", "MGF1", MGF1ParameterSpec.SHA512, 64, 1);

    private SignatureVerifier() {}

    static boolean verify(SigningKey key, byte[] base, byte[] signature) {
        try {
            return switch (key.algorithm()) {
                case HMAC_SHA256 ->
                        MessageDigest.isEqual(
                                hmac(Objects.requireNonNull(key.secret()), base), signature);
                case RSA_V1_5_SHA256 ->
                        verify("SHA256withRSA", null, publicKey(key), base, signature);
                case RSA_PSS_SHA512 ->
                        verify("RSASSA-PSS", PSS_SHA512, publicKey(key), base, signature);
                case ED25519 -> verify("Ed25519", null, publicKey(key), base, signature);
            };
        } catch (SignatureException e) {
            // Bytes of the wrong length: no signature at all.
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot verify with " + key.keyId(), e);
        }
    }

    private static PublicKey publicKey(SigningKey key) {
        return Objects.requireNonNull(key.publicKey());
    }

    private static byte[] hmac(Secret secret, byte[] base) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.reveal()), "HmacSHA256"));
        return mac.doFinal(base);
    }

    private static boolean verify(
            String algorithm,
            @Nullable PSSParameterSpec parameters,
            PublicKey key,
            byte[] base,
            byte[] signature)
            throws GeneralSecurityException {
        var verifier = Signature.getInstance(algorithm);
        if (parameters != null) {
            verifier.setParameter(parameters);
        }
        verifier.initVerify(key);
        verifier.update(base);
        return verifier.verify(signature);
    }
}
