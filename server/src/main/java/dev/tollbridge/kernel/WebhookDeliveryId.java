package dev.tollbridge.kernel;

import java.util.Optional;
import java.util.UUID;

/** The id of the delivery of one event to one endpoint. */
public record WebhookDeliveryId(UUID value) implements TypedId {
    public static final String PREFIX = "whd";

    public static Optional<WebhookDeliveryId> parse(String text) {
        return TypedId.parse(text, PREFIX, WebhookDeliveryId::new);
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
