package dev.tollbridge.simulators.alipay.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A trade as Alipay keeps it.
 *
 * @param amount fen; differs from the order's only through a fault
 * @param expiresAt when it closes unpaid
 * @param confirming the payer's phone asks to confirm a scanned payment code
 */
public record Trade(
        String tradeNo,
        String orderKey,
        String appId,
        String pid,
        Terms terms,
        long amount,
        Status status,
        Payer payer,
        Instant createdAt,
        Instant expiresAt,
        boolean confirming,
        @Nullable Payment payment,
        List<Refund> refunds,
        @Nullable Instant closedAt) {

    /** {@code trade_status}. */
    public enum Status {
        WAIT_BUYER_PAY,
        TRADE_SUCCESS,
        TRADE_FINISHED,
        TRADE_CLOSED
    }

    /**
     * A payment.
     *
     * @param instalmentCount what the payer chose, 0 for none
     * @param authNo the freeze it was captured from
     */
    public record Payment(Instant at, int instalmentCount, @Nullable String authNo) {}

    /** A refund, done the moment it is accepted. */
    public record Refund(
            String requestNo, long amount, Instant at, @Nullable String reason, boolean byCancel) {}

    public long refunded() {
        return refunds.stream().mapToLong(Refund::amount).sum();
    }

    public Optional<Refund> refund(String requestNo) {
        return refunds.stream().filter(r -> r.requestNo().equals(requestNo)).findFirst();
    }

    public boolean isPaid() {
        return payment != null;
    }

    Trade paid(Payment made, long paidAmount) {
        return copy(paidAmount, Status.TRADE_SUCCESS, false, made, refunds, null);
    }

    Trade closed(Instant at) {
        return copy(amount, Status.TRADE_CLOSED, false, payment, refunds, at);
    }

    Trade finished() {
        return copy(amount, Status.TRADE_FINISHED, false, payment, refunds, closedAt);
    }

    Trade refunded(Refund refund) {
        List<Refund> all = new ArrayList<>(refunds);
        all.add(refund);
        boolean full = refunded() + refund.amount() >= amount;
        return copy(
                amount,
                full ? Status.TRADE_CLOSED : status,
                false,
                payment,
                List.copyOf(all),
                full ? refund.at() : closedAt);
    }

    private Trade copy(
            long newAmount,
            Status newStatus,
            boolean newConfirming,
            @Nullable Payment newPayment,
            List<Refund> newRefunds,
            @Nullable Instant newClosedAt) {
        return new Trade(
                tradeNo,
                orderKey,
                appId,
                pid,
                terms,
                newAmount,
                newStatus,
                payer,
                createdAt,
                expiresAt,
                newConfirming,
                newPayment,
                newRefunds,
                newClosedAt);
    }
}
