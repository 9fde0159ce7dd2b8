package dev.tollbridge.channels.support;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/** RSA keys of 2048 bits or more, as merchants paste them; see {@link Pem}. */
public final class Keys {
    private static final int MIN_RSA_BITS = 2048;

    private Keys() {}

    /**
     * Reads PKCS#8.
     *
     * @return empty if the text is no such key or the key is too short
     */
    public static Optional<PrivateKey> privateKey(String text) {
        return Pem.decode(text)
                .flatMap(der -> {
                    try {
                        var spec = new PKCS8EncodedKeySpec(der);
                        return strong(KeyFactory.getInstance("RSA").generatePrivate(spec));
                    } catch (GeneralSecurityException e) {
                        // The cause would repeat parts of the key.
                        return Optional.empty();
                    }
                });
    }

    /**
     * Reads an X.509 SubjectPublicKeyInfo.
     *
     * @return empty if the text is no such key or the key is too short
     */
    public static Optional<PublicKey> publicKey(String text) {
        return Pem.decode(text)
                .flatMap(der -> {
                    try {
                        var spec = new X509EncodedKeySpec(der);
                        return strong(KeyFactory.getInstance("RSA").generatePublic(spec));
                    } catch (GeneralSecurityException e) {
                        return Optional.empty();
                    }
                });
    }

    /** The same key, if it is an RSA key that is long enough; for keys out of certificates. */
    public static <K> Optional<K> strong(K key) {
        return key instanceof RSAKey rsa && rsa.getModulus().bitLength() >= MIN_RSA_BITS
                ? Optional.of(key)
                : Optional.empty();
    }

    /** Whether both belong to one pair. */
    public static boolean match(PrivateKey own, PublicKey shown) {
        return own instanceof RSAKey a
                && shown instanceof RSAKey b
                && a.getModulus().equals(b.getModulus());
    }
}
