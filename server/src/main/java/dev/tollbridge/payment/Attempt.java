package dev.tollbridge.payment;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.IdFormat;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.merchant.FeeRule;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.NextAction;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.Scene;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One try to pay a payment over one channel account. */
record Attempt(Terms terms, State state, int version) implements Part {

    AttemptId id() {
        return terms.id;
    }

    AttemptStatus status() {
        return state.status;
    }

    boolean isOpen() {
        return !state.status.isFinal();
    }

    /** Whether it ended without money, as far as we know. */
    boolean isOver() {
        return !isOpen() && status() != AttemptStatus.SUCCEEDED && state.stray == null;
    }

    Attempt with(State changed) {
        return new Attempt(terms, changed, version);
    }

    OrderRef order() {
        return new OrderRef(
                terms.orderNo(),
                state.tradeNo,
                terms.amount,
                terms.method,
                terms.scene,
                terms.authorize,
                terms.expiresAt);
    }

    /**
     * @param authorize whether the money is reserved first and captured later
     * @param fee what the channel keeps of what it takes, as agreed at this time
     */
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
            boolean authorize,
            FeeRule fee,
            Instant createdAt,
            Instant expiresAt)
            implements Part.Terms {

        /** Our number at the channel: derived from our id, so that a resend is the same order. */
        String orderNo() {
            return IdFormat.print(id.value());
        }
    }

    /**
     * @param tradeNo the channel's number
     * @param action what the payer has to do
     * @param checks how often the channel was asked
     * @param nextCheckAt when the recovery worker looks; an attempt that is closed or paid may be
     *     watched for a while
     * @param stray money that was taken although the payment had no use for it
     */
    record State(
            AttemptStatus status,
            @Nullable String tradeNo,
            @Nullable NextAction action,
            @Nullable ChannelError error,
            int checks,
            Instant updatedAt,
            @Nullable Instant succeededAt,
            @Nullable Instant nextCheckAt,
            @Nullable Stray stray)
            implements Part.State {

        static State created(Instant now, Instant nextCheckAt) {
            return new State(
                    AttemptStatus.CREATED, null, null, null, 0, now, null, nextCheckAt, null);
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
                            nextCheckAt,
                            stray);
        }

        State notSent(Instant now, Instant nextCheckAt) {
            return asked().open(AttemptStatus.CREATED, null, error, now, nextCheckAt);
        }

        State pending(@Nullable NextAction action, Instant now, Instant nextCheckAt) {
            return open(AttemptStatus.PENDING, action, null, now, nextCheckAt);
        }

        State authorized(Instant now, Instant nextCheckAt) {
            return open(AttemptStatus.AUTHORIZED, null, null, now, nextCheckAt);
        }

        State unknown(@Nullable ChannelError error, Instant now, Instant nextCheckAt) {
            return open(AttemptStatus.UNKNOWN, action, error, now, nextCheckAt);
        }

        State succeeded(Instant now, Instant at, @Nullable Instant watchAt) {
            return ended(AttemptStatus.SUCCEEDED, null, now, at, watchAt);
        }

        State failed(ChannelError error, Instant now) {
            return ended(AttemptStatus.FAILED, error, now, null, null);
        }

        State closed(@Nullable ChannelError error, Instant now, @Nullable Instant watchAt) {
            return ended(AttemptStatus.CLOSED, error, now, null, watchAt);
        }

        State checked(Instant now, @Nullable Instant nextCheckAt) {
            return new State(
                    status,
                    tradeNo,
                    action,
                    error,
                    checks + 1,
                    now,
                    succeededAt,
                    nextCheckAt,
                    stray);
        }

        State with(Stray changed, Instant now) {
            return new State(
                    status, tradeNo, action, error, checks, now, succeededAt, null, changed);
        }

        private State asked() {
            return new State(
                    status,
                    tradeNo,
                    action,
                    error,
                    checks + 1,
                    updatedAt,
                    succeededAt,
                    nextCheckAt,
                    stray);
        }

        private State open(
                AttemptStatus status,
                @Nullable NextAction action,
                @Nullable ChannelError error,
                Instant now,
                Instant nextCheckAt) {
            return new State(status, tradeNo, action, error, checks, now, null, nextCheckAt, stray);
        }

        private State ended(
                AttemptStatus status,
                @Nullable ChannelError error,
                Instant now,
                @Nullable Instant at,
                @Nullable Instant watchAt) {
            return new State(status, tradeNo, null, error, checks, now, at, watchAt, stray);
        }
    }

    /** As it is once its change is written. */
    Attempt next() {
        return new Attempt(terms, state, version + 1);
    }
}
