package dev.tollbridge.merchant;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;

/** The algorithms of RFC 9421, section 3.3, that requests may be signed with. */
public enum SignatureAlgorithm {
    HMAC_SHA256("hmac-sha256", ""),
    RSA_V1_5_SHA256("rsa-v1_5-sha256", "RSA"),
    RSA_PSS_SHA512("rsa-pss-sha512", "RSA"),
    ED25519("ed25519", "Ed25519");

    private static final int MIN_RSA_BITS = 2048;
    private final String code;
    private final String keyAlgorithm;

    SignatureAlgorithm(String code, String keyAlgorithm) {
        this.code = code;
        this.keyAlgorithm = keyAlgorithm;
    }

    /** The name in the registry of RFC 9421, section 6.2.2. */
    public String code() {
        return code;
    }

    public static Optional<SignatureAlgorithm> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /**
     * @throws IllegalArgumentException if these bytes are no key for this algorithm
     */
    PublicKey parsePublicKey(byte[] subjectPublicKeyInfo) {
        if (this == HMAC_SHA256) {
            throw new IllegalArgumentException("hmac-sha256 has no public key");
        }
        try {
            var key =
                    KeyFactory.getInstance(keyAlgorithm)
                            .generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo));
            if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < MIN_RSA_BITS) {
                throw new IllegalArgumentException("an RSA key needs 2048 bits at least");
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no public key for " + code, e);
        }
    }
}
