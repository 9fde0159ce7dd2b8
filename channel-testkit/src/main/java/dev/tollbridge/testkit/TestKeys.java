package dev.tollbridge.testkit;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/** Key pairs made for this run, and signatures by the JDK alone. */
public final class TestKeys {
    public static final KeyPair MERCHANT = pair();
    public static final KeyPair PLATFORM = pair();
    public static final KeyPair ATTACKER = pair();

    private TestKeys() {}

    public static KeyPair pair() {
        return pair(2048);
    }

    /** A pair of RSA keys of so many bits, for instance too few. */
    public static KeyPair pair(int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** By SHA256withRSA, in Base64. */
    public static String sign(PrivateKey key, byte[] message) {
        return sign(key, message, "SHA256withRSA");
    }

    /**
     * @param algorithm a JCA name
     */
    public static String sign(PrivateKey key, byte[] message, String algorithm) {
        try {
            var signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(message);
            return base64(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param signature by SHA256withRSA, in Base64
     */
    public static boolean holds(PublicKey key, byte[] message, String signature) {
        try {
            var verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
