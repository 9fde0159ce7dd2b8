package dev.tollbridge.kernel;

import java.util.Optional;
import java.util.UUID;

/** The id of a key that signs a merchant's webhooks; the {@code kid} in the JWKS. */
public record WebhookKeyId(UUID value) implements TypedId {
    public static final String PREFIX = "whk";

    public static Optional<WebhookKeyId> parse(String text) {
        return TypedId.parse(text, PREFIX, WebhookKeyId::new);
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public String toString() {
        return print();
    }
}
