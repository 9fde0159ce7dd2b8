package dev.tollbridge.notification;

import dev.tollbridge.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signatures of Standard Webhooks 1.0.0, section "Signature scheme": over {@code
 * id.timestamp.body}, {@code v1} with HMAC-SHA256 and {@code v1a} with Ed25519.
 */
final class WebhookSigner {
    private static final String SECRET_PREFIX = "whsec_";

    private WebhookSigner() {}

    /**
     * The value of {@code webhook-signature}: one signature for each key, separated by blanks.
     *
     * @param id the event's id, which has no full stop in it
     * @param at when this try is made; sent in whole seconds
     * @param secrets with the prefix {@code whsec_}, the newest first
     */
    static String sign(
            String id, Instant at, String body, List<Secret> secrets, List<PrivateKey> keys) {
        byte[] content =
                (id + "." + at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8);
        var symmetric = secrets.stream().map(secret -> "v1," + hmac(secret, content));
        var asymmetric = keys.stream().map(key -> "v1a," + ed25519(key, content));
        return Stream.concat(symmetric, asymmetric).collect(Collectors.joining(" "));
    }

    private static String hmac(Secret secret, byte[] content) {
        String text = secret.reveal();
        if (!text.startsWith(SECRET_PREFIX)) {
            throw new IllegalStateException("a webhook secret without its prefix");
        }
        try {
            var mac = Mac.getInstance("HmacSHA256");
            byte[] key = Base64.getDecoder().decode(text.substring(SECRET_PREFIX.length()));
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is part of every Java", e);
        }
    }

    private static String ed25519(PrivateKey key, byte[] content) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(content);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 is part of every Java", e);
        }
    }
}
