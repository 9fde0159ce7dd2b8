package dev.tollbridge.simulators.alipay.bill;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One movement of money.
 *
 * @param amount fen; negative for money that leaves the merchant
 * @param fee fen the platform keeps
 * @param requestNo of a refund
 */
record BillRow(
        Kind kind,
        String tradeNo,
        String number,
        String subject,
        Instant createdAt,
        Instant at,
        String counterparty,
        long amount,
        long fee,
        @Nullable String requestNo) {

    enum Kind {
        PAYMENT,
        REFUND,
        TRANSFER
    }
}
