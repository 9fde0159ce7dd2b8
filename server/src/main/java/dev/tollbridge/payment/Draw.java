package dev.tollbridge.payment;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.DrawId;
import dev.tollbridge.kernel.IdFormat;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.spi.CaptureOrder;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.VoidOrder;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is drawn from an authorization: money taken, or given free. */
record Draw(Terms terms, State state, int version) implements Part {
    enum Kind {
        CAPTURE,
        VOID;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    DrawId id() {
        return terms.id;
    }

    MovementStatus status() {
        return state.status;
    }

    boolean isOpen() {
        return !state.status.isFinal();
    }

    boolean isCapture() {
        return terms.kind == Kind.CAPTURE;
    }

    Draw with(State changed) {
        return new Draw(terms, changed, version);
    }

    static Draw created(Terms terms, Instant now, Instant nextCheckAt) {
        return new Draw(
                terms, new State(MovementStatus.CREATED, null, null, 0, now, null, nextCheckAt), 0);
    }

    /** What refunds of captured money refer to. */
    OrderRef order(Attempt attempt) {
        return new OrderRef(
                terms.drawNo(),
                state.tradeNo,
                terms.amount,
                attempt.terms().method(),
                attempt.terms().scene(),
                false,
                attempt.terms().expiresAt());
    }

    CaptureOrder capture(Attempt attempt, String subject) {
        return new CaptureOrder(
                terms.drawNo(),
                attempt.order(),
                Objects.requireNonNullElse(attempt.state().tradeNo(), ""),
                terms.amount,
                subject,
                terms.last);
    }

    VoidOrder release(Attempt attempt) {
        return new VoidOrder(
                terms.drawNo(),
                attempt.order(),
                Objects.requireNonNullElse(attempt.state().tradeNo(), ""),
                terms.amount);
    }

    /**
     * @param last whether nothing is to be taken after this capture: the rest is given free
     */
    record Terms(
            DrawId id,
            PaymentId payment,
            AttemptId attempt,
            Kind kind,
            Money amount,
            boolean last,
            Instant createdAt)
            implements Part.Terms {

        /** Our number at the channel: derived from our id, so that a resend is the same draw. */
        String drawNo() {
            return IdFormat.print(id.value());
        }
    }

    /**
     * @param tradeNo the channel's number of a capture
     */
    record State(
            MovementStatus status,
            @Nullable String tradeNo,
            @Nullable ChannelError error,
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
            return new State(status, tradeNo, error, checks + 1, now, null, nextCheckAt);
        }

        State succeeded(@Nullable String number, Instant now, Instant at) {
            return new State(MovementStatus.SUCCEEDED, number, null, checks, now, at, null);
        }

        State failed(ChannelError error, Instant now) {
            return new State(MovementStatus.FAILED, tradeNo, error, checks, now, null, null);
        }
    }

    /** As it is once its change is written. */
    Draw next() {
        return new Draw(terms, state, version + 1);
    }
}
