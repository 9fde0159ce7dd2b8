package dev.tollbridge.payment;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.RefundId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The working copy of a file while one transition is decided. Never leaves {@link
 * PaymentTransitions}.
 */
final class Draft {
    final Instant now;
    private final Payment before;
    private final SequencedMap<AttemptId, Attempt> attempts = new LinkedHashMap<>();
    private final SequencedMap<RefundId, Refund> refunds = new LinkedHashMap<>();
    private final List<Happening> happenings = new ArrayList<>();
    private Payment.State state;

    Draft(PaymentFile file, Instant now) {
        this.now = now;
        this.before = file.payment();
        this.state = file.payment().state().at(now);
        file.attempts().forEach(attempt -> attempts.put(attempt.id(), attempt));
        file.refunds().forEach(refund -> refunds.put(refund.id(), refund));
    }

    Payment.Terms terms() {
        return before.terms();
    }

    Payment.State state() {
        return state;
    }

    Attempt attempt(AttemptId id) {
        var attempt = attempts.get(id);
        if (attempt == null) {
            throw new IllegalArgumentException(id + " is no attempt of " + before.id());
        }
        return attempt;
    }

    Refund refund(RefundId id) {
        var refund = refunds.get(id);
        if (refund == null) {
            throw new IllegalArgumentException(id + " is no refund of " + before.id());
        }
        return refund;
    }

    boolean hasOpenAttempts() {
        return attempts.values().stream().anyMatch(Attempt::isOpen);
    }

    void set(Payment.State changed) {
        state = changed;
    }

    void put(Attempt attempt) {
        attempts.put(attempt.id(), attempt);
    }

    void put(Refund refund) {
        refunds.put(refund.id(), refund);
    }

    /** Makes the payment's new state known. */
    void publish(String type) {
        state = state.publishing();
        happenings.add(new Happening.OfPayment(type, state.sequence()));
    }

    /** Makes the refund's new state known. */
    void publish(Refund refund, String type) {
        var published = refund.with(refund.state().publishing());
        put(published);
        happenings.add(new Happening.OfRefund(refund.id(), type, published.state().sequence()));
    }

    void incident(
            String kind,
            @Nullable AttemptId attempt,
            @Nullable RefundId refund,
            Map<String, String> detail) {
        String about =
                attempt != null
                        ? attempt.print()
                        : refund != null ? refund.print() : before.id().print();
        happenings.add(new Happening.Incident(kind, kind + ":" + about, attempt, refund, detail));
    }

    Transition done() {
        var after =
                new PaymentFile(
                        new Payment(before.terms(), state, before.version()),
                        List.copyOf(attempts.values()),
                        List.copyOf(refunds.values()));
        return new Transition(after, happenings);
    }
}
