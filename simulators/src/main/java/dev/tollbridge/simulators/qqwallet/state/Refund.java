package dev.tollbridge.simulators.qqwallet.state;

import java.time.Instant;

/**
 * A refund.
 *
 * @param amount fen
 * @param ending what it comes to when it is due
 */
public record Refund(
        String mchId,
        String outRefundNo,
        String outTradeNo,
        String transactionId,
        String refundId,
        long amount,
        Status status,
        Status ending,
        Instant createdAt,
        Instant dueAt) {

    /** {@code refund_status} (notes 7). */
    public enum Status {
        PROCESSING,
        SUCCESS,
        FAIL,
        /** The payer's card is gone; the money is back at the merchant. */
        CHANGE
    }

    public String key() {
        return Order.key(mchId, outRefundNo);
    }

    /** Whether it takes from what the order still holds. */
    public boolean counts() {
        return status != Status.FAIL;
    }

    Refund settled() {
        return new Refund(
                mchId,
                outRefundNo,
                outTradeNo,
                transactionId,
                refundId,
                amount,
                ending,
                ending,
                createdAt,
                dueAt);
    }
}
