package dev.tollbridge.payment;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.IdFormat;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.RefundId;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Money to give back from one attempt. */
record Refund(Terms terms, State state, int version) {

    RefundId id() {
        return terms.id;
    }

    RefundStatus status() {
        return state.status;
    }

    Refund with(State changed) {
        return new Refund(terms, changed, version);
    }

    record Terms(
            RefundId id,
            PaymentId payment,
            AttemptId attempt,
            Money amount,
            @Nullable String reason,
            @Nullable String merchantRefundId,
            Instant createdAt) {

        /** Our number at the channel: derived from our id, so that a resend is the same refund. */
        String refundNo() {
            return IdFormat.print(id.value());
        }
    }

    record State(
            RefundStatus status,
            @Nullable ChannelError error,
            int sequence,
            int checks,
            Instant updatedAt,
            @Nullable Instant succeededAt,
            @Nullable Instant nextCheckAt) {

        State open(
                RefundStatus status,
                @Nullable ChannelError error,
                Instant now,
                Instant nextCheckAt) {
            return new State(status, error, sequence, checks + 1, now, null, nextCheckAt);
        }

        State succeeded(Instant now, Instant at) {
            return new State(RefundStatus.SUCCEEDED, null, sequence, checks, now, at, null);
        }

        State failed(ChannelError error, Instant now) {
            return new State(RefundStatus.FAILED, error, sequence, checks, now, null, null);
        }

        State publishing() {
            return new State(
                    status, error, sequence + 1, checks, updatedAt, succeededAt, nextCheckAt);
        }
    }
}
