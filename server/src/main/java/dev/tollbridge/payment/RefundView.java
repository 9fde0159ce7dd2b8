package dev.tollbridge.payment;

import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.RefundId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A refund as the API prints it.
 *
 * @param purpose {@code refund} if the shop asked for it, {@code return} if the money had come late
 *     or twice and goes back
 * @param retryOf the failed refund that this one tries again
 */
public record RefundView(
        RefundId id,
        PaymentId payment,
        String status,
        boolean live,
        long amount,
        String currency,
        String purpose,
        @Nullable RefundId retryOf,
        @Nullable String reason,
        @Nullable String merchantRefundId,
        String channelRefundNo,
        PaymentView.@Nullable ErrorView error,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant succeededAt) {}
