package dev.tollbridge.channels.wechatpay;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/** Keys as merchants paste them: PEM or bare Base64, with any line breaks. */
final class Keys {
    private static final int MIN_RSA_BITS = 2048;

    private Keys() {}

    static Optional<PrivateKey> privateKey(String text) {
        return bytes(text)
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

    static Optional<PublicKey> publicKey(String text) {
        return bytes(text)
                .flatMap(der -> {
                    try {
                        var spec = new X509EncodedKeySpec(der);
                        return strong(KeyFactory.getInstance("RSA").generatePublic(spec));
                    } catch (GeneralSecurityException e) {
                        return Optional.empty();
                    }
                });
    }

    /** Whether both belong to one pair. */
    static boolean match(PrivateKey own, PublicKey shown) {
        return own instanceof RSAKey a
                && shown instanceof RSAKey b
                && a.getModulus().equals(b.getModulus());
    }

    private static <K> Optional<K> strong(K key) {
        return key instanceof RSAKey rsa && rsa.getModulus().bitLength() >= MIN_RSA_BITS
                ? Optional.of(key)
                : Optional.empty();
    }

    private static Optional<byte[]> bytes(String text) {
        var base64 = text.replaceAll("-----(BEGIN|END) [A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
