package dev.tollbridge.simulators.unionpay.crypto;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** What a signature of version 5.1.0 is over (notes 3): the hash's letters, as bytes. */
public final class SignText {
    public static final String ALGORITHM = "SHA256withRSA";

    private SignText() {}

    public static byte[] of(Map<String, String> fields, Charset charset) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(fields)
                .forEach((name, value) -> {
                    if (!name.equals("signature") && !value.isEmpty()) {
                        text.append(text.isEmpty() ? "" : "&").append(name).append('=');
                        text.append(value);
                    }
                });
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(charset));
            return HexFormat.of().formatHex(hash).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JDK has no SHA-256", e);
        }
    }
}
