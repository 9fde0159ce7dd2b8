package dev.tollbridge.simulators.core.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** RSA keys as Base64 text, and signatures with them. */
public final class Rsa {
    private static final int KEY_BITS = 2048;
    private static final KeyCache<PrivateKey> PRIVATE_KEYS = new KeyCache<>(Rsa::readPrivateKey);
    private static final KeyCache<PublicKey> PUBLIC_KEYS = new KeyCache<>(Rsa::readPublicKey);

    private Rsa() {}

    public static KeyPair newKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no RSA", e);
        }
    }

    /**
     * Signs.
     *
     * @param algorithm the JDK's name, such as SHA256withRSA
     */
    public static String sign(byte[] text, PrivateKey key, String algorithm) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(text);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    public static boolean verifies(byte[] text, String sign, PublicKey key, String algorithm) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initVerify(key);
            signature.update(text);
            return signature.verify(Base64.getDecoder().decode(sign));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    public static String encode(java.security.Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** Reads a PKCS#8 key, Base64 with or without PEM lines. */
    public static PrivateKey privateKey(String text) {
        return PRIVATE_KEYS.get(text);
    }

    private static PrivateKey readPrivateKey(String text) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an RSA private key in PKCS#8 form", e);
        }
    }

    /** Reads an X.509 SubjectPublicKeyInfo, Base64 with or without PEM lines. */
    public static PublicKey publicKey(String text) {
        return PUBLIC_KEYS.get(text);
    }

    private static PublicKey readPublicKey(String text) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an RSA public key in X.509 form", e);
        }
    }

    private static byte[] bytes(String text) {
        String base64 = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return Base64.getDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
    }
}
