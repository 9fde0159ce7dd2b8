package dev.tollbridge.notification;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tollbridge.kernel.EventId;
import dev.tollbridge.kernel.WebhookDeliveryId;
import dev.tollbridge.kernel.WebhookEndpointId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the API prints it.
 *
 * @param status pending, delivered or dead
 * @param tries begun so far
 * @param nextTryAt only while pending
 * @param lastStatus the HTTP status of the last answer, if there was one
 * @param lastError a code such as {@code timeout}; none after a success
 */
@JsonPropertyOrder({"id", "event", "endpoint", "status", "live"})
record DeliveryView(
        WebhookDeliveryId id,
        EventId event,
        WebhookEndpointId endpoint,
        String status,
        boolean live,
        int tries,
        @Nullable Instant nextTryAt,
        @Nullable Integer lastStatus,
        @Nullable String lastError,
        Instant createdAt,
        @Nullable Instant deliveredAt) {}
