package dev.tollbridge.payment;

import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.RefundId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A refund as the API prints it. */
public record RefundView(
        RefundId id,
        PaymentId payment,
        String status,
        boolean live,
        long amount,
        String currency,
        @Nullable String reason,
        @Nullable String merchantRefundId,
        String channelRefundNo,
        PaymentView.@Nullable ErrorView error,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant succeededAt) {}
