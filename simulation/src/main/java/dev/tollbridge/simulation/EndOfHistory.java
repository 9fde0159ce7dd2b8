package dev.tollbridge.simulation;

import static dev.tollbridge.simulation.Violation.unless;

import dev.tollbridge.kernel.EventId;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What must hold when the faults have stopped and everything has come to rest. */
final class EndOfHistory {
    private EndOfHistory() {}

    static void check(Books books, ChannelTruth channel, Sink sink, List<Shop> shops) {
        settled(books);
        delivered(books, sink, shops);
        billed(books, channel);
    }

    private static void settled(Books books) {
        for (var payment : books.payments().values()) {
            settled(books, payment.isFinal(), payment.id(), payment);
        }
        for (var attempt : books.attempts().values()) {
            settled(books, attempt.isFinal(), attempt.payment(), attempt);
        }
        for (var draw : books.draws().values()) {
            settled(books, draw.isFinal(), draw.payment(), draw);
        }
        for (var refund : books.refunds().values()) {
            settled(books, refund.isFinal(), refund.payment(), refund);
        }
    }

    private static void settled(Books books, boolean isFinal, UUID payment, Object row) {
        unless(
                isFinal || books.hasOpenIncident(payment),
                "I7",
                "never ends and nobody is told: " + row);
    }

    private static void delivered(Books books, Sink sink, List<Shop> shops) {
        var byId = sink.byId();
        var expected = new HashMap<String, Books.EventRow>();
        for (var event : books.events()) {
            String id = new EventId(event.id()).print();
            expected.put(id, event);
            var url =
                    shops.stream()
                            .filter(shop ->
                                    shop.caller().merchant().value().equals(event.merchant()))
                            .findFirst()
                            .orElseThrow()
                            .url();
            var received = byId.getOrDefault(id, List.of());
            unless(!received.isEmpty(), "I8", event.type() + " " + id + " never reached the shop");
            for (var one : received) {
                unless(one.url().equals(url), "I11", id + " went to " + one.url());
                unless(one.body().equals(event.body()), "I8", id + " was told differently");
            }
        }
        for (String id : byId.keySet()) {
            unless(expected.containsKey(id), "I8", "the shop got an id that is no event: " + id);
        }
        for (var delivery : books.deliveries()) {
            unless(
                    delivery.status().equals("delivered"),
                    "I8",
                    "a delivery ends as " + delivery.status());
        }
    }

    /** The channel's bill against our books: what differs, an open incident explains. */
    private static void billed(Books books, ChannelTruth channel) {
        for (var order : channel.orders().values()) {
            var line = line(books, order.number());
            long kept = order.paid() - order.refunded();
            if (line.isEmpty()) {
                unless(order.paid() == 0, "I12", order.number() + " was paid and is in no book");
                continue;
            }
            boolean explained = books.differenceIsOpen(line.get().attempt());
            unless(
                    line.get().kept() == kept || explained,
                    "I12",
                    "the channel keeps %d of %s, our books say %d, and no incident says why"
                            .formatted(kept, order.number(), line.get().kept()));
            for (var refund : order.askedRefunds()) {
                unless(
                        explained
                                || books.refunds().values().stream()
                                        .anyMatch(mine ->
                                                mine.number().equals(refund.requestNo())
                                                        && mine.status().equals("succeeded")),
                        "I12",
                        "the channel gave back %d under %s, which is in no book"
                                .formatted(refund.amount(), refund.requestNo()));
            }
        }
        for (var freeze : channel.freezes().values()) {
            var attempt = attempt(books, freeze.outOrderNo());
            unless(
                    attempt.isPresent()
                            && (freeze.rest() == 0 || books.differenceIsOpen(attempt.get().id())),
                    "I12",
                    "the payer's money stays reserved and nobody is told: " + freeze.outOrderNo());
        }
    }

    /**
     * What our books say of one of our numbers at the channel.
     *
     * @param kept what the channel took and did not give back
     */
    private record Line(UUID attempt, long kept) {}

    private static Optional<Line> line(Books books, String number) {
        var attempt =
                attempt(books, number)
                        .map(row ->
                                new Line(row.id(), paid(row) + row.stray() - refunded(books, row)));
        return attempt.or(() ->
                books.draws().values().stream()
                        .filter(draw -> draw.number().equals(number))
                        .findFirst()
                        .map(draw -> new Line(draw.attempt(), captured(books, draw))));
    }

    private static Optional<Books.AttemptRow> attempt(Books books, String number) {
        return books.attempts().values().stream()
                .filter(row -> row.number().equals(number))
                .findFirst();
    }

    private static long paid(Books.AttemptRow attempt) {
        return attempt.status().equals("succeeded") && !attempt.authorize() ? attempt.amount() : 0;
    }

    private static long captured(Books books, Books.DrawRow draw) {
        long taken = draw.status().equals("succeeded") ? draw.amount() : 0;
        return taken
                - books.refunds().values().stream()
                        .filter(refund -> draw.id().equals(refund.draw()))
                        .filter(refund -> refund.status().equals("succeeded"))
                        .mapToLong(Books.RefundRow::amount)
                        .sum();
    }

    private static long refunded(Books books, Books.AttemptRow attempt) {
        return books.refunds().values().stream()
                .filter(refund ->
                        refund.attempt().equals(attempt.id())
                                && refund.draw() == null
                                && refund.status().equals("succeeded"))
                .mapToLong(Books.RefundRow::amount)
                .sum();
    }
}
