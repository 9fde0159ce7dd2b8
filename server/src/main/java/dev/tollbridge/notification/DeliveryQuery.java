package dev.tollbridge.notification;

import dev.tollbridge.edge.Faults;
import dev.tollbridge.edge.Query;
import dev.tollbridge.kernel.EventId;
import dev.tollbridge.kernel.WebhookDeliveryId;
import dev.tollbridge.kernel.WebhookEndpointId;
import dev.tollbridge.notification.Deliveries.DeliveryFilter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

record DeliveryQuery(
        @Schema(minimum = "1", maximum = "100", description = "How many; 20 if not said.")
                @Nullable Integer limit,
        @Schema(description = "Only those after (older than) this one.")
                @Nullable WebhookDeliveryId startingAfter,
        @Schema(description = "Only those before (newer than) this one.")
                @Nullable WebhookDeliveryId endingBefore,
        @Schema(description = "Only those of this event.") @Nullable EventId event,
        @Schema(description = "Only those to this endpoint.") @Nullable WebhookEndpointId endpoint,
        @Schema(
                        allowableValues = {"pending", "delivered", "dead"},
                        description = "Only those in this state.")
                @Nullable String status)
        implements Query {
    @Override
    public void check(Faults faults) {
        if (startingAfter != null && endingBefore != null) {
            faults.add("ending_before", "must not stand beside starting_after");
        }
    }

    DeliveryFilter filter() {
        return new DeliveryFilter(
                Cursor.of(limit, startingAfter, endingBefore), event, endpoint, status);
    }
}
