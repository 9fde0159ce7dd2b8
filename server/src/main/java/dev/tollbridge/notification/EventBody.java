package dev.tollbridge.notification;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tollbridge.kernel.EventId;
import dev.tollbridge.payment.ObjectChanged;
import java.time.Instant;

/**
 * The one shape of an event, in webhooks and in the API.
 *
 * @param sequence 1, 2, 3, ... for each object: tells the order of what arrives in disorder
 */
@JsonPropertyOrder({"id", "type", "createdAt", "sequence", "live", "data"})
record EventBody(
        EventId id, String type, Instant createdAt, int sequence, boolean live, Data data) {

    /**
     * @param object the object as it was at that moment, as the API prints it
     */
    record Data(Object object) {}

    static EventBody of(EventId id, ObjectChanged change) {
        return new EventBody(
                id,
                change.type(),
                change.at(),
                change.sequence(),
                change.live(),
                new Data(change.object()));
    }
}
