package dev.tollbridge.demo;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as it arrived.
 *
 * @param order the order that the body names, if it is one of the shop's
 * @param problem why it is not believed; null if it is genuine
 * @param type the event's type, as the body says
 * @param sequence the event's place among those of its object
 * @param headers those that belong to the signature, names in lower case
 */
record ReceivedWebhook(
        UUID id,
        @Nullable UUID order,
        String webhookId,
        @Nullable String problem,
        @Nullable String type,
        @Nullable Integer sequence,
        Map<String, String> headers,
        String body,
        Instant receivedAt) {
    public boolean isVerified() {
        return problem == null;
    }
}
