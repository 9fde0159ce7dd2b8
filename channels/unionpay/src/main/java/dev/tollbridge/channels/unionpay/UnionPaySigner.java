package dev.tollbridge.channels.unionpay;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.tollbridge.channels.support.RsaSignature;
import dev.tollbridge.spi.Proof;
import java.nio.charset.Charset;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Signatures of version 5.1.0 with a certificate (section 3). */
final class UnionPaySigner {
    static final String SIGNATURE = "signature";

    private UnionPaySigner() {}

    static String sign(PrivateKey key, Map<String, String> fields, Charset charset) {
        return RsaSignature.sign(key, signed(fields, charset));
    }

    /** The evidence that the owner of the key signed these fields. */
    static Proof proof(PublicKey key, Map<String, String> fields, Charset charset) {
        return RsaSignature.proof(key, signed(fields, charset), fields.getOrDefault(SIGNATURE, ""));
    }

    /** What is signed is not the text but the letters of its hash. */
    private static byte[] signed(Map<String, String> fields, Charset charset) {
        var text =
                new TreeMap<>(fields)
                        .entrySet().stream()
                                .filter(field -> !field.getKey().equals(SIGNATURE))
                                .filter(field -> !field.getValue().isEmpty())
                                .map(field -> field.getKey() + "=" + field.getValue())
                                .collect(Collectors.joining("&"));
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(charset));
            return HexFormat.of().formatHex(hash).getBytes(US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
