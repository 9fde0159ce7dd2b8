package dev.tollbridge.channels.qqwallet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.spi.Proof;
import dev.tollbridge.spi.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs and verifies fields with the key that both sides hold (section 2). */
record QqWalletSigner(Secret key, Type type) {
    static final String FIELD = "sign";

    /** Fixed by the account, never by a message, or a forger could choose the weaker one. */
    enum Type {
        MD5("MD5"),
        HMAC_SHA256("HMAC-SHA256");

        static final List<String> WORDS = Arrays.stream(values()).map(type -> type.word).toList();

        private final String word;

        Type(String word) {
            this.word = word;
        }

        /** {@code sign_type}. */
        String word() {
            return word;
        }

        static Type of(String word) {
            return word.equals(HMAC_SHA256.word) ? HMAC_SHA256 : MD5;
        }
    }

    String sign(Map<String, String> fields) {
        var message = message(fields);
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(
                            switch (type) {
                                case MD5 ->
                                        MessageDigest.getInstance("MD5").digest(withKey(message));
                                case HMAC_SHA256 ->
                                        mac("HmacSHA256", key.reveal(), withKey(message));
                            });
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has MD5 and HMAC-SHA256", e);
        }
    }

    /** The evidence that QQ Wallet signed these fields; it writes either case (section 2). */
    Proof proof(Map<String, String> fields) {
        var message = message(fields);
        var sign = hex(fields.getOrDefault(FIELD, ""));
        return switch (type) {
            case MD5 -> new Proof.Hashed(key, "MD5", message, sign);
            case HMAC_SHA256 ->
                    new Proof.Authenticated(
                            new SecretKeySpec(key.reveal().getBytes(UTF_8), "HmacSHA256"),
                            "HmacSHA256",
                            withKey(message),
                            sign);
        };
    }

    /** All but the key at its end. */
    private static byte[] message(Map<String, String> fields) {
        var text =
                new TreeMap<>(fields)
                        .entrySet().stream()
                                .filter(field -> !field.getKey().equals(FIELD))
                                .filter(field -> !field.getValue().isEmpty())
                                .map(field -> field.getKey() + "=" + field.getValue() + "&")
                                .collect(Collectors.joining());
        return (text + "key=").getBytes(UTF_8);
    }

    private byte[] withKey(byte[] message) {
        var secret = key.reveal().getBytes(UTF_8);
        var all = Arrays.copyOf(message, message.length + secret.length);
        System.arraycopy(secret, 0, all, message.length, secret.length);
        return all;
    }

    static byte[] mac(String algorithm, String key, byte[] message)
            throws GeneralSecurityException {
        var mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(key.getBytes(UTF_8), algorithm));
        return mac.doFinal(message);
    }

    private static byte[] hex(String text) {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException e) {
            // No signature holds less than an empty one.
            return new byte[0];
        }
    }
}
