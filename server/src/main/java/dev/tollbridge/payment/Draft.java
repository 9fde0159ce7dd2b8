package dev.tollbridge.payment;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.DrawId;
import dev.tollbridge.kernel.RefundId;
import dev.tollbridge.kernel.TypedId;
import dev.tollbridge.ledger.LedgerEntry;
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
    private final SequencedMap<DrawId, Draw> draws = new LinkedHashMap<>();
    private final SequencedMap<RefundId, Refund> refunds = new LinkedHashMap<>();
    private final List<Happening> happenings = new ArrayList<>();
    private Payment.State state;

    Draft(PaymentFile file, Instant now) {
        this.now = now;
        this.before = file.payment();
        this.state = file.payment().state().at(now);
        file.attempts().forEach(attempt -> attempts.put(attempt.id(), attempt));
        file.draws().forEach(draw -> draws.put(draw.id(), draw));
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

    Draw draw(DrawId id) {
        var draw = draws.get(id);
        if (draw == null) {
            throw new IllegalArgumentException(id + " is no draw of " + before.id());
        }
        return draw;
    }

    boolean knows(DrawId id) {
        return draws.containsKey(id);
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

    void put(Draw draw) {
        draws.put(draw.id(), draw);
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

    /** Puts a movement of money into the books. */
    void book(LedgerEntry entry) {
        happenings.add(new Happening.Booked(entry));
    }

    void incident(IncidentKind kind, AttemptId about, Map<String, String> detail) {
        open(kind, about, about, null, detail);
    }

    void incident(IncidentKind kind, Draw about, Map<String, String> detail) {
        open(kind, about.id(), about.terms().attempt(), null, detail);
    }

    void incident(IncidentKind kind, Refund about, Map<String, String> detail) {
        open(kind, about.id(), about.terms().attempt(), about.id(), detail);
    }

    private void open(
            IncidentKind kind,
            TypedId about,
            AttemptId attempt,
            @Nullable RefundId refund,
            Map<String, String> detail) {
        happenings.add(
                new Happening.IncidentFound(kind, finding(kind, about), attempt, refund, detail));
    }

    /** The incident needs nobody any more. */
    void resolve(IncidentKind kind, TypedId about, String resolution) {
        happenings.add(new Happening.IncidentSettled(finding(kind, about), resolution));
    }

    /** A person has to look at it again. */
    void reopen(IncidentKind kind, TypedId about) {
        happenings.add(new Happening.IncidentSettled(finding(kind, about), null));
    }

    private static String finding(IncidentKind kind, TypedId about) {
        return kind.code() + ":" + about.print();
    }

    /** The file as it stands now. */
    PaymentFile file() {
        return new PaymentFile(
                new Payment(before.terms(), state, before.version()),
                List.copyOf(attempts.values()),
                List.copyOf(draws.values()),
                List.copyOf(refunds.values()));
    }

    Transition done() {
        return new Transition(file(), happenings);
    }
}
