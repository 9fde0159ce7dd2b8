package dev.tollbridge.simulators.qqwallet.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How messages are signed with the merchant's key (notes 2). */
public enum SignType {
    MD5("MD5"),
    HMAC_SHA256("HMAC-SHA256");

    private final String word;

    SignType(String word) {
        this.word = word;
    }

    /** {@code sign_type}. */
    public String word() {
        return word;
    }

    public static SignType of(String word) {
        return word.equals(HMAC_SHA256.word) ? HMAC_SHA256 : MD5;
    }

    /** Upper-case hexadecimal, over all fields but {@code sign}. */
    public String sign(Map<String, String> fields, String key) {
        String text =
                new TreeMap<>(fields)
                                .entrySet().stream()
                                        .filter(f -> !f.getKey().equals("sign"))
                                        .filter(f -> !f.getValue().isEmpty())
                                        .map(f -> f.getKey() + "=" + f.getValue())
                                        .collect(Collectors.joining("&"))
                        + "&key="
                        + key;
        return HexFormat.of().withUpperCase().formatHex(digest(bytes(text), key));
    }

    private byte[] digest(byte[] text, String key) {
        try {
            return switch (this) {
                case MD5 -> MessageDigest.getInstance("MD5").digest(text);
                case HMAC_SHA256 -> mac("HmacSHA256", key, text);
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What an app hands to the SDK: HMAC-SHA1 (notes 5). */
    public static byte[] ofApp(String text, String appKey) {
        try {
            return mac("HmacSHA1", appKey + "&", bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] mac(String algorithm, String key, byte[] text)
            throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(bytes(key), algorithm));
        return mac.doFinal(text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
