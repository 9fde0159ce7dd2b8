package dev.tollbridge.simulation;

import static dev.tollbridge.simulation.Violation.unless;

import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.RefundId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What must hold after each event; see the list in docs/simulation.md. */
final class Invariants {
    private final Map<UUID, String> finals = new HashMap<>();
    private final Set<String> doubledByChannel;
    private @Nullable Books before;

    /**
     * @param doubledByChannel orders for which the channel itself was made to charge twice
     */
    Invariants(Set<String> doubledByChannel) {
        this.doubledByChannel = doubledByChannel;
    }

    void check(Books books, ChannelTruth channel) {
        amounts(books);
        finalStays(books);
        neverForgotten(books);
        events(books);
        merchants(books);
        new Agreement(books, channel, doubledByChannel).check();
        Ledgers.check(books);
        before = books;
    }

    private static void amounts(Books books) {
        for (var payment : books.payments().values()) {
            long done = 0;
            long open = 0;
            for (var refund : books.refunds().values()) {
                if (refund.payment().equals(payment.id()) && !refund.isReturn()) {
                    done += refund.status().equals("succeeded") ? refund.amount() : 0;
                    open += refund.isFinal() ? 0 : refund.amount();
                }
            }
            unless(
                    done + open <= payment.captured(),
                    "I3",
                    "refunds of %d exceed %d captured of %s"
                            .formatted(done + open, payment.captured(), payment.id()));
            unless(
                    payment.refunded() == done && payment.reserved() == open,
                    "I3",
                    "%s says refunded %d reserved %d, its refunds say %d and %d"
                            .formatted(
                                    payment.id(),
                                    payment.refunded(),
                                    payment.reserved(),
                                    done,
                                    open));
        }
        for (var attempt : books.attempts().values()) {
            long drawn =
                    books.draws().values().stream()
                            .filter(draw ->
                                    draw.attempt().equals(attempt.id())
                                            && !draw.status().equals("failed"))
                            .mapToLong(Books.DrawRow::amount)
                            .sum();
            unless(
                    drawn <= attempt.amount(),
                    "I4",
                    "captures and releases of %d exceed the authorization: %s"
                            .formatted(drawn, attempt));
        }
    }

    private void finalStays(Books books) {
        books.payments().values().forEach(row -> finalStays(row.id(), row.status(), row.isFinal()));
        books.attempts().values().forEach(row -> finalStays(row.id(), row.status(), row.isFinal()));
        books.draws().values().forEach(row -> finalStays(row.id(), row.status(), row.isFinal()));
        books.refunds().values().forEach(row -> finalStays(row.id(), row.status(), row.isFinal()));
    }

    private void finalStays(UUID id, String status, boolean isFinal) {
        var was = finals.get(id);
        unless(was == null || was.equals(status), "I5", id + " was " + was + ", is " + status);
        if (isFinal) {
            finals.put(id, status);
        }
    }

    private void neverForgotten(Books books) {
        finals.keySet()
                .forEach(id ->
                        unless(
                                books.payments().containsKey(id)
                                        || books.attempts().containsKey(id)
                                        || books.draws().containsKey(id)
                                        || books.refunds().containsKey(id),
                                "I6",
                                id + " has disappeared"));
        books.payments()
                .values()
                .forEach(row ->
                        unless(row.isFinal() || row.due() != null, "I7", "nobody owns " + row));
        books.attempts()
                .values()
                .forEach(row ->
                        unless(row.isFinal() || row.due() != null, "I7", "nobody owns " + row));
        books.draws()
                .values()
                .forEach(row ->
                        unless(row.isFinal() || row.due() != null, "I7", "nobody owns " + row));
        books.refunds()
                .values()
                .forEach(row ->
                        unless(row.isFinal() || row.due() != null, "I7", "nobody owns " + row));
    }

    private void events(Books books) {
        var sequences = new HashMap<String, List<Integer>>();
        for (var event : books.events()) {
            sequences
                    .computeIfAbsent(event.object(), object -> new ArrayList<>())
                    .add(event.sequence());
        }
        for (var payment : books.payments().values()) {
            var known = before == null ? null : before.payments().get(payment.id());
            events(new PaymentId(payment.id()).print(), payment.sequence(), sequences);
            unless(
                    known == null
                            || known.status().equals(payment.status())
                            || payment.sequence() > known.sequence(),
                    "I8",
                    "no event for " + known + " becoming " + payment.status());
        }
        for (var refund : books.refunds().values()) {
            var known = before == null ? null : before.refunds().get(refund.id());
            events(new RefundId(refund.id()).print(), refund.sequence(), sequences);
            unless(
                    known == null
                            || !refund.isFinal()
                            || known.isFinal()
                            || refund.sequence() > known.sequence(),
                    "I8",
                    "no event for " + known + " becoming " + refund.status());
        }
        long undelivered =
                books.events().stream()
                        .filter(event ->
                                books.deliveries().stream()
                                        .noneMatch(delivery -> delivery.event().equals(event.id())))
                        .count();
        unless(undelivered == 0, "I8", undelivered + " events have no delivery");
    }

    private static void events(String object, int sequence, Map<String, List<Integer>> sequences) {
        var known = sequences.getOrDefault(object, List.of()).stream().sorted().toList();
        boolean whole = known.size() == sequence;
        for (int i = 0; whole && i < sequence; i++) {
            whole = known.get(i) == i + 1;
        }
        unless(whole, "I8", object + " has sequence " + sequence + " but its events are " + known);
    }

    private static void merchants(Books books) {
        var owners = new HashMap<String, UUID>();
        for (var payment : books.payments().values()) {
            owners.put(new PaymentId(payment.id()).print(), payment.merchant());
        }
        for (var attempt : books.attempts().values()) {
            ownedBy(books, attempt.payment(), attempt.merchant(), "attempt " + attempt.id());
        }
        for (var refund : books.refunds().values()) {
            ownedBy(books, refund.payment(), refund.merchant(), "refund " + refund.id());
            owners.put(new RefundId(refund.id()).print(), refund.merchant());
        }
        for (var event : books.events()) {
            var owner = owners.getOrDefault(event.object(), event.merchant());
            unless(
                    owner.equals(event.merchant()),
                    "I11",
                    "an event of " + event.object() + " goes to another merchant");
        }
    }

    private static void ownedBy(Books books, UUID payment, UUID merchant, String what) {
        var owner = Objects.requireNonNull(books.payments().get(payment)).merchant();
        unless(owner.equals(merchant), "I11", what + " belongs to another merchant");
    }
}
