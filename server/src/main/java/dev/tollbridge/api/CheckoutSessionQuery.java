package dev.tollbridge.api;

import dev.tollbridge.edge.Faults;
import dev.tollbridge.edge.Query;
import dev.tollbridge.kernel.CheckoutSessionId;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

record CheckoutSessionQuery(
        @Schema(minimum = "1", maximum = "100", description = "How many; 20 if not said.")
                @Nullable Integer limit,
        @Schema(description = "Only those after (older than) this one.")
                @Nullable CheckoutSessionId startingAfter,
        @Schema(description = "Only those before (newer than) this one.")
                @Nullable CheckoutSessionId endingBefore)
        implements Query {
    @Override
    public void check(Faults faults) {
        if (startingAfter != null && endingBefore != null) {
            faults.add("ending_before", "must not stand beside starting_after");
        }
    }
}
