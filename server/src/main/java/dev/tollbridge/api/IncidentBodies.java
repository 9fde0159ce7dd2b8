package dev.tollbridge.api;

import dev.tollbridge.edge.Body;
import dev.tollbridge.edge.Faults;
import dev.tollbridge.edge.Query;
import dev.tollbridge.kernel.IncidentId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.payment.IncidentDesk.Decision;
import dev.tollbridge.payment.IncidentDesk.IncidentFilter;
import dev.tollbridge.payment.IncidentKind;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What callers send about incidents. */
final class IncidentBodies {
    private IncidentBodies() {}

    @Schema(name = "IncidentResolve", description = "What becomes of an incident.")
    record Resolve(
            @Schema(
                            requiredMode = RequiredMode.REQUIRED,
                            description =
                                    "One of the incident's actions: refund gives the money back to the payer, accept"
                                            + " takes it, dismiss closes an incident that was looked at.",
                            example = "dismiss")
                    Decision.Action action,
            @Schema(
                            minLength = 1,
                            maxLength = 500,
                            description = "Why; kept with the incident.",
                            example = "Refunded at the channel by hand.")
                    @Nullable String note)
            implements Body {
        Decision decision() {
            return new Decision(action, note);
        }
    }

    record ListQuery(
            @Schema(minimum = "1", maximum = "100", description = "How many; 20 if not said.")
                    @Nullable Integer limit,
            @Schema(description = "Only those after (older than) this one.")
                    @Nullable IncidentId startingAfter,
            @Schema(description = "Only those before (newer than) this one.")
                    @Nullable IncidentId endingBefore,
            @Schema(description = "Created at this time or later.") @Nullable Instant createdFrom,
            @Schema(description = "Created before this time.") @Nullable Instant createdBefore,
            @Schema(
                            allowableValues = {"open", "resolved"},
                            description = "Only those in this state.")
                    @Nullable String status,
            @Schema(description = "Only those of this kind.") @Nullable IncidentKind kind,
            @Schema(description = "Only those of this payment.") @Nullable PaymentId payment)
            implements Query {
        @Override
        public void check(Faults faults) {
            if (startingAfter != null && endingBefore != null) {
                faults.add("ending_before", "must not stand beside starting_after");
            }
        }

        IncidentFilter filter() {
            return new IncidentFilter(
                    Objects.requireNonNullElse(limit, PaymentQuery.DEFAULT_LIMIT),
                    startingAfter,
                    endingBefore,
                    createdFrom,
                    createdBefore,
                    status,
                    kind == null ? null : kind.code(),
                    payment);
        }
    }
}
