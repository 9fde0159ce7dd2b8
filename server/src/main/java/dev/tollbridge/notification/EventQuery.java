package dev.tollbridge.notification;

import dev.tollbridge.edge.Faults;
import dev.tollbridge.edge.Query;
import dev.tollbridge.kernel.EventId;
import dev.tollbridge.notification.Events.EventFilter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record EventQuery(
        @Schema(minimum = "1", maximum = "100", description = "How many; 20 if not said.")
                @Nullable Integer limit,
        @Schema(description = "Only those after (older than) this one.")
                @Nullable EventId startingAfter,
        @Schema(description = "Only those before (newer than) this one.")
                @Nullable EventId endingBefore,
        @Schema(description = "Happened at this time or later.") @Nullable Instant createdFrom,
        @Schema(description = "Happened before this time.") @Nullable Instant createdBefore,
        @Schema(
                        pattern = "^[a-z_]+\\.[a-z_]+$",
                        maxLength = 64,
                        description = "Only this type, such as payment.succeeded.")
                @Nullable String type,
        @Schema(
                        pattern = "^[a-z]+_[0-9a-z]{26}$",
                        description = "Only what happened to the object with this id.")
                @Nullable String object)
        implements Query {
    @Override
    public void check(Faults faults) {
        if (startingAfter != null && endingBefore != null) {
            faults.add("ending_before", "must not stand beside starting_after");
        }
    }

    EventFilter filter() {
        return new EventFilter(
                Cursor.of(limit, startingAfter, endingBefore),
                type,
                object,
                createdFrom,
                createdBefore);
    }
}
