package dev.tollbridge.api;

import dev.tollbridge.edge.Faults;
import dev.tollbridge.edge.Query;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.payment.PaymentFilter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

record PaymentQuery(
        @Schema(minimum = "1", maximum = "100", description = "How many; 20 if not said.")
                @Nullable Integer limit,
        @Schema(description = "Only those after (older than) this one.")
                @Nullable PaymentId startingAfter,
        @Schema(description = "Only those before (newer than) this one.")
                @Nullable PaymentId endingBefore,
        @Schema(description = "Created at this time or later.") @Nullable Instant createdFrom,
        @Schema(description = "Created before this time.") @Nullable Instant createdBefore,
        @Schema(
                        allowableValues = {
                            "requires_method",
                            "pending",
                            "authorized",
                            "succeeded",
                            "canceled",
                            "expired"
                        },
                        description = "Only those in this state.")
                @Nullable String status,
        @Schema(
                        minLength = 1,
                        maxLength = 64,
                        pattern = Patterns.VISIBLE,
                        description = "Only the one with this number.")
                @Nullable String merchantOrderId)
        implements Query {
    static final int DEFAULT_LIMIT = 20;

    @Override
    public void check(Faults faults) {
        if (startingAfter != null && endingBefore != null) {
            faults.add("ending_before", "must not stand beside starting_after");
        }
    }

    PaymentFilter filter() {
        return new PaymentFilter(
                Objects.requireNonNullElse(limit, DEFAULT_LIMIT),
                startingAfter,
                endingBefore,
                createdFrom,
                createdBefore,
                status,
                merchantOrderId);
    }
}
