package dev.tollbridge.payment;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.DrawId;
import dev.tollbridge.kernel.IdFormat;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.RefundId;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.Money;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Money to give back from one attempt. */
record Refund(Terms terms, State state, int version) implements Part {

    RefundId id() {
        return terms.id;
    }

    MovementStatus status() {
        return state.status;
    }

    Refund with(State changed) {
        return new Refund(terms, changed, version);
    }

    /** Why money goes back. */
    enum Purpose {
        /** The shop wants it. */
        REFUND,
        /** It came although the payment had no use for it; see {@link Stray}. */
        RETURN;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Purpose of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * @param draw the capture that the money comes from, if it was authorized first
     * @param retryOf the failed refund that this one tries again
     */
    record Terms(
            RefundId id,
            PaymentId payment,
            AttemptId attempt,
            @Nullable DrawId draw,
            Purpose purpose,
            @Nullable RefundId retryOf,
            Money amount,
            @Nullable String reason,
            @Nullable String merchantRefundId,
            Instant createdAt)
            implements Part.Terms {

        /** Our number at the channel: derived from our id, so that a resend is the same refund. */
        String refundNo() {
            return IdFormat.print(id.value());
        }
    }

    /** Whether the money comes from there: at the channel both are orders. */
    boolean isFrom(AttemptId attempt, @Nullable DrawId draw) {
        return terms.attempt.equals(attempt) && Objects.equals(terms.draw, draw);
    }

    static Refund created(Terms terms, Instant now, Instant nextCheckAt) {
        return new Refund(
                terms, new State(MovementStatus.CREATED, null, 0, 0, now, null, nextCheckAt), 0);
    }

    record State(
            MovementStatus status,
            @Nullable ChannelError error,
            int sequence,
            int checks,
            Instant updatedAt,
            @Nullable Instant succeededAt,
            @Nullable Instant nextCheckAt)
            implements Part.State {

        State open(
                MovementStatus status,
                @Nullable ChannelError error,
                Instant now,
                Instant nextCheckAt) {
            return new State(status, error, sequence, checks + 1, now, null, nextCheckAt);
        }

        State succeeded(Instant now, Instant at) {
            return new State(MovementStatus.SUCCEEDED, null, sequence, checks, now, at, null);
        }

        State failed(ChannelError error, Instant now) {
            return new State(MovementStatus.FAILED, error, sequence, checks, now, null, null);
        }

        State publishing() {
            return new State(
                    status, error, sequence + 1, checks, updatedAt, succeededAt, nextCheckAt);
        }
    }

    /** As it is once its change is written. */
    Refund next() {
        return new Refund(terms, state, version + 1);
    }
}
