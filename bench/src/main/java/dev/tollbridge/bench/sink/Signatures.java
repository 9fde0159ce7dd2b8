package dev.tollbridge.bench.sink;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Verifies webhooks of one merchant as docs/webhooks.md tells a shop to, by both kinds of keys. */
public final class Signatures {
    /** What stands before the 32 bytes of an Ed25519 key in its X.509 form (RFC 8410). */
    private static final byte[] ED25519_PREFIX =
            HexFormat.of().parseHex("302a300506032b6570032100");

    private final SecretKeySpec secret;
    private final List<PublicKey> keys;

    /**
     * @param secret {@code whsec_...}
     * @param publicKeys {@code whpk_...}, as the JWK set has them
     */
    public Signatures(String secret, List<String> publicKeys) {
        this.secret = new SecretKeySpec(decode(secret, "whsec_"), "HmacSHA256");
        this.keys = publicKeys.stream().map(Signatures::publicKey).toList();
    }

    /** Whether both a {@code v1} and a {@code v1a} signature are genuine. */
    public boolean areGenuine(Delivery delivery) {
        return isHmacGenuine(delivery)
                && signatures(delivery, "v1a,")
                        .anyMatch(text -> isEd25519(text, signed(delivery), delivery.body()));
    }

    /** Whether a {@code v1} signature is genuine, which is what a shop with the secret checks. */
    public boolean isHmacGenuine(Delivery delivery) {
        return signatures(delivery, "v1,")
                .anyMatch(text -> isHmac(text, signed(delivery), delivery.body()));
    }

    /** Whether the second kind can be checked. */
    public boolean hasPublicKeys() {
        return !keys.isEmpty();
    }

    private static Stream<String> signatures(Delivery delivery, String kind) {
        return Stream.of(delivery.header("webhook-signature").split(" ", -1))
                .filter(text -> text.startsWith(kind));
    }

    private static byte[] signed(Delivery delivery) {
        return (delivery.header("webhook-id") + "." + delivery.header("webhook-timestamp") + ".")
                .getBytes(StandardCharsets.UTF_8);
    }

    private boolean isHmac(String text, byte[] signed, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            mac.update(signed);
            return MessageDigest.isEqual(mac.doFinal(body), decode(text, "v1,"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isEd25519(String text, byte[] signed, byte[] body) {
        return keys.stream().anyMatch(key -> isBy(key, decode(text, "v1a,"), signed, body));
    }

    private static boolean isBy(PublicKey key, byte[] signature, byte[] signed, byte[] body) {
        try {
            var check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(signed);
            check.update(body);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static PublicKey publicKey(String text) {
        var bytes = decode(text, "whpk_");
        var encoded = Arrays.copyOf(ED25519_PREFIX, ED25519_PREFIX.length + bytes.length);
        System.arraycopy(bytes, 0, encoded, ED25519_PREFIX.length, bytes.length);
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no Ed25519 key: " + text, e);
        }
    }

    private static byte[] decode(String text, String prefix) {
        return Base64.getDecoder().decode(text.substring(prefix.length()));
    }
}
