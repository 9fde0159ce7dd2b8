package dev.tollbridge.payment;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.IdFormat;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.NextAction;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.Scene;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One try to pay a payment over one channel account. */
record Attempt(Terms terms, State state, int version) {

    AttemptId id() {
        return terms.id;
    }

    AttemptStatus status() {
        return state.status;
    }

    boolean isOpen() {
        return !state.status.isFinal();
    }

    Attempt with(State changed) {
        return new Attempt(terms, changed, version);
    }

    OrderRef order() {
        return new OrderRef(
                terms.orderNo(), state.tradeNo, terms.amount, terms.method, terms.scene, false);
    }

    record Terms(
            AttemptId id,
            PaymentId payment,
            String channel,
            ChannelAccountId account,
            String method,
            Scene scene,
            Money amount,
            int instalments,
            @Nullable String payerId,
            Instant createdAt,
            Instant expiresAt) {

        /** Our number at the channel: derived from our id, so that a resend is the same order. */
        String orderNo() {
            return IdFormat.print(id.value());
        }
    }

    /**
     * @param tradeNo the channel's number
     * @param action what the payer has to do
     * @param checks how often the channel was asked
     * @param nextCheckAt when the recovery worker looks; a closed attempt may be watched for a
     *     while
     */
    record State(
            AttemptStatus status,
            @Nullable String tradeNo,
            @Nullable NextAction action,
            @Nullable ChannelError error,
            int checks,
            Instant updatedAt,
            @Nullable Instant succeededAt,
            @Nullable Instant nextCheckAt) {

        static State created(Instant now, Instant nextCheckAt) {
            return new State(AttemptStatus.CREATED, null, null, null, 0, now, null, nextCheckAt);
        }

        State known(@Nullable String tradeNo) {
            return tradeNo == null
                    ? this
                    : new State(
                            status,
                            tradeNo,
                            action,
                            error,
                            checks,
                            updatedAt,
                            succeededAt,
                            nextCheckAt);
        }

        State notSent(Instant now, Instant nextCheckAt) {
            return new State(
                    AttemptStatus.CREATED,
                    tradeNo,
                    null,
                    error,
                    checks + 1,
                    now,
                    null,
                    nextCheckAt);
        }

        State pending(@Nullable NextAction action, Instant now, Instant nextCheckAt) {
            return new State(
                    AttemptStatus.PENDING, tradeNo, action, null, checks, now, null, nextCheckAt);
        }

        State unknown(@Nullable ChannelError error, Instant now, Instant nextCheckAt) {
            return new State(
                    AttemptStatus.UNKNOWN, tradeNo, action, error, checks, now, null, nextCheckAt);
        }

        State succeeded(Instant now, Instant at) {
            return new State(AttemptStatus.SUCCEEDED, tradeNo, null, null, checks, now, at, null);
        }

        State failed(ChannelError error, Instant now) {
            return new State(AttemptStatus.FAILED, tradeNo, null, error, checks, now, null, null);
        }

        State closed(@Nullable ChannelError error, Instant now, @Nullable Instant watchAt) {
            return new State(
                    AttemptStatus.CLOSED, tradeNo, null, error, checks, now, null, watchAt);
        }

        State checked(Instant now, @Nullable Instant nextCheckAt) {
            return new State(
                    status, tradeNo, action, error, checks + 1, now, succeededAt, nextCheckAt);
        }
    }
}
