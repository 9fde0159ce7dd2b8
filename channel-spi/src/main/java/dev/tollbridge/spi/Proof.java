package dev.tollbridge.spi;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Evidence that bytes come from the channel. Checked here, with the JDK's cryptography, and nowhere
 * else.
 */
public sealed interface Proof {
    boolean holds();

    /**
     * A signature by the channel's private key.
     *
     * @param algorithm a JCA name, such as {@code SHA256withRSA}. Fixed by the account's settings,
     *     never by the message, or a forger could choose a weaker one.
     */
    record Signed(PublicKey key, String algorithm, byte[] message, byte[] signature)
            implements Proof {
        @Override
        public boolean holds() {
            try {
                var verifier = Signature.getInstance(algorithm);
                verifier.initVerify(key);
                verifier.update(message);
                return verifier.verify(signature);
            } catch (GeneralSecurityException e) {
                // A signature of the wrong length or form is a forgery like any other.
                return false;
            }
        }
    }

    /** A keyed hash by a secret that both sides hold. */
    record Authenticated(SecretKey key, String algorithm, byte[] message, byte[] mac)
            implements Proof {
        @Override
        public boolean holds() {
            try {
                var computed = Mac.getInstance(algorithm);
                computed.init(key);
                return MessageDigest.isEqual(computed.doFinal(message), mac);
            } catch (GeneralSecurityException e) {
                return false;
            }
        }
    }

    /**
     * A plain hash over the message with the secret behind it, where a channel offers no better.
     *
     * @param hash to be compared
     */
    record Hashed(Secret secret, String algorithm, byte[] message, byte[] hash) implements Proof {
        @Override
        public boolean holds() {
            try {
                var computed = MessageDigest.getInstance(algorithm);
                computed.update(message);
                computed.update(secret.reveal().getBytes(StandardCharsets.UTF_8));
                return MessageDigest.isEqual(computed.digest(), hash);
            } catch (GeneralSecurityException e) {
                return false;
            }
        }
    }
}
