package dev.tollbridge.demo;

import dev.tollbridge.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies a delivery the way a shop would, from the text of Standard Webhooks alone: HMAC-SHA256
 * over {@code id.timestamp.body}, and no older or newer than five minutes. Shares no code with the
 * sender.
 */
final class WebhookCheck {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String SECRET_PREFIX = "whsec_";

    private WebhookCheck() {}

    /**
     * @param headers names in lower case
     * @return what is wrong; empty if the delivery is genuine
     */
    static Optional<String> problem(
            Map<String, String> headers, byte[] body, Secret secret, Instant now) {
        String id = headers.getOrDefault("webhook-id", "");
        String timestamp = headers.getOrDefault("webhook-timestamp", "");
        String signatures = headers.getOrDefault("webhook-signature", "");
        if (id.isEmpty() || signatures.isEmpty() || !timestamp.matches("[0-9]{1,12}")) {
            return Optional.of("headers_missing");
        }
        var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(sent, now).abs().compareTo(TOLERANCE) > 0) {
            return Optional.of("too_old");
        }
        byte[] expected = hmac(secret, id + "." + timestamp + ".", body);
        boolean genuine =
                Arrays.stream(signatures.split(" ", -1))
                        .filter(signature -> signature.startsWith("v1,"))
                        .anyMatch(signature -> equal(expected, signature.substring(3)));
        return genuine ? Optional.empty() : Optional.of("signature_wrong");
    }

    private static boolean equal(byte[] expected, String signature) {
        return MessageDigest.isEqual(
                Base64.getEncoder().encode(expected), signature.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(Secret secret, String start, byte[] body) {
        try {
            String key = secret.reveal().substring(SECRET_PREFIX.length());
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
            mac.update(start.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is part of every Java", e);
        }
    }
}
