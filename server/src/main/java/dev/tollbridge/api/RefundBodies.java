package dev.tollbridge.api;

import dev.tollbridge.edge.Body;
import dev.tollbridge.edge.Faults;
import dev.tollbridge.edge.Query;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.RefundId;
import dev.tollbridge.payment.Refunds.RefundFilter;
import dev.tollbridge.payment.Refunds.RefundRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What callers send about refunds. */
final class RefundBodies {
    private RefundBodies() {}

    @Schema(name = "RefundCreate", description = "A refund to make.")
    record Create(
            @Schema(
                            requiredMode = RequiredMode.REQUIRED,
                            description = "The payment to refund.",
                            example = "pay_01jt0vq1c2e9xbt7r5d4m8k6hn")
                    PaymentId payment,
            @Schema(
                            minimum = "1",
                            maximum = "1000000000000",
                            description = "Minor units; all that is left if not said.",
                            example = "1200")
                    @Nullable Long amount,
            @Schema(
                            minLength = 1,
                            maxLength = 256,
                            description = "The payer may see it.",
                            example = "Broken in transit")
                    @Nullable String reason,
            @Schema(
                            minLength = 1,
                            maxLength = 64,
                            pattern = Patterns.VISIBLE,
                            description =
                                    "Your own number of the refund, unique per merchant and mode.",
                            example = "refund-1")
                    @Nullable String merchantRefundId)
            implements Body {
        RefundRequest request() {
            return new RefundRequest(payment, amount, reason, merchantRefundId);
        }
    }

    record ListQuery(
            @Schema(minimum = "1", maximum = "100", description = "How many; 20 if not said.")
                    @Nullable Integer limit,
            @Schema(description = "Only those after (older than) this one.")
                    @Nullable RefundId startingAfter,
            @Schema(description = "Only those before (newer than) this one.")
                    @Nullable RefundId endingBefore,
            @Schema(description = "Created at this time or later.") @Nullable Instant createdFrom,
            @Schema(description = "Created before this time.") @Nullable Instant createdBefore,
            @Schema(
                            allowableValues = {
                                "created",
                                "pending",
                                "unknown",
                                "succeeded",
                                "failed"
                            },
                            description = "Only those in this state.")
                    @Nullable String status,
            @Schema(description = "Only those of this payment.") @Nullable PaymentId payment)
            implements Query {
        @Override
        public void check(Faults faults) {
            if (startingAfter != null && endingBefore != null) {
                faults.add("ending_before", "must not stand beside starting_after");
            }
        }

        RefundFilter filter() {
            return new RefundFilter(
                    Objects.requireNonNullElse(limit, PaymentQuery.DEFAULT_LIMIT),
                    startingAfter,
                    endingBefore,
                    createdFrom,
                    createdBefore,
                    status,
                    payment);
        }
    }
}
