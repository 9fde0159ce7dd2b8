package dev.tollbridge.payment;

import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.RefundId;
import dev.tollbridge.kernel.Result;
import dev.tollbridge.merchant.Caller;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The commands and questions about refunds. */
public interface Refunds {
    /**
     * Reserves the amount, then asks the channel. An answer that is not known yet leaves the refund
     * {@code unknown}; it is asked about until the channel says.
     *
     * @param id the id that the new refund gets, so that a repeated command finds the first one's
     *     refund
     */
    Result<RefundView> create(Caller caller, RefundId id, RefundRequest request);

    /**
     * Tries a failed refund again, under a new number.
     *
     * @param id the id that the new refund gets
     */
    Result<RefundView> retry(Caller caller, RefundId failed, RefundId id);

    Optional<RefundView> find(Caller caller, RefundId id);

    Payments.Page<RefundView> list(Caller caller, RefundFilter filter);

    /**
     * @param amount minor units; null for all that is left
     * @param merchantRefundId 1 to 64 visible ASCII characters, unique per merchant and mode
     */
    record RefundRequest(
            PaymentId payment,
            @Nullable Long amount,
            @Nullable String reason,
            @Nullable String merchantRefundId) {}

    /** Which refunds a list shows, newest first; members as in {@link PaymentFilter}. */
    record RefundFilter(
            int limit,
            @Nullable RefundId startingAfter,
            @Nullable RefundId endingBefore,
            @Nullable Instant createdFrom,
            @Nullable Instant createdBefore,
            @Nullable String status,
            @Nullable PaymentId payment) {}
}
