package dev.tollbridge.simulators.wechatpay.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A refund; {@code amount} and {@code total} in fen.
 *
 * @param orderKey the order it belongs to
 * @param channel {@code ORIGINAL}, or where the money went when the original way was shut
 * @param account {@code user_received_account}
 * @param ending what it will come to
 * @param settledAt when it came to that
 */
public record Refund(
        String refundId,
        String outRefundNo,
        Party party,
        String orderKey,
        String outTradeNo,
        String transactionId,
        long amount,
        long total,
        @Nullable String reason,
        @Nullable String notifyUrl,
        @Nullable String fundsAccount,
        String channel,
        String account,
        Status status,
        Status ending,
        Instant createdAt,
        Instant dueAt,
        @Nullable Instant settledAt) {

    /** {@code status}. */
    public enum Status {
        PROCESSING,
        SUCCESS,
        CLOSED,
        ABNORMAL
    }

    public String key() {
        return party.key(outRefundNo);
    }

    /** Whether it takes from what the order still holds. */
    public boolean counts() {
        return status != Status.CLOSED;
    }

    Refund settled(Instant at) {
        return copy(channel, account, ending, ending, dueAt, at);
    }

    /** Tries another account after the original one refused the money. */
    Refund rerouted(String newChannel, String newAccount, Instant due) {
        return copy(newChannel, newAccount, Status.PROCESSING, Status.SUCCESS, due, null);
    }

    private Refund copy(
            String newChannel,
            String newAccount,
            Status newStatus,
            Status newEnding,
            Instant due,
            @Nullable Instant at) {
        return new Refund(
                refundId,
                outRefundNo,
                party,
                orderKey,
                outTradeNo,
                transactionId,
                amount,
                total,
                reason,
                notifyUrl,
                fundsAccount,
                newChannel,
                newAccount,
                newStatus,
                newEnding,
                createdAt,
                due,
                at);
    }
}
