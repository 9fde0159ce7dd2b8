package dev.tollbridge.kernel;

import java.util.Optional;
import java.util.UUID;

/** The id of a webhook endpoint. */
public record WebhookEndpointId(UUID value) implements TypedId {
    public static final String PREFIX = "whe";

    public static Optional<WebhookEndpointId> parse(String text) {
        return TypedId.parse(text, PREFIX, WebhookEndpointId::new);
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
