package dev.tollbridge.bench.soak;

import static java.util.stream.Collectors.groupingBy;

import dev.tollbridge.bench.client.AlipayBill.Row;
import dev.tollbridge.bench.soak.Finding.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every charge of the channel's bill is on our side and the other way round: what a payment has
 * captured was charged once, with its amount; any other charge has an incident.
 */
final class ChannelAgrees implements Verifier.Check {
    @Override
    public Stream<Finding> find(List<Entry> journal, World world) {
        Map<String, List<Row>> charges =
                world.bill().stream()
                        .filter(row -> !row.refund())
                        .collect(groupingBy(Row::orderNo));
        Map<String, World.Payment> payments = new HashMap<>();
        world.payments()
                .forEach(payment -> numbers(payment).forEach(no -> payments.put(no, payment)));
        Set<String> incidents =
                world.incidents().stream().map(World.Incident::payment).collect(Collectors.toSet());
        return Stream.of(
                        Journal.of(Entry.PayerCharged.class, journal)
                                .filter(paid -> !charges.containsKey(paid.orderNo()))
                                .map(paid -> unbilled(paid.orderNo())),
                        charges.entrySet().stream()
                                .flatMap(entry ->
                                        known(
                                                entry.getKey(),
                                                entry.getValue(),
                                                payments,
                                                incidents)),
                        world.payments().stream()
                                .filter(payment -> !incidents.contains(payment.id()))
                                .flatMap(payment -> charged(payment, charges)))
                .flatMap(stream -> stream);
    }

    private static Stream<Finding> known(
            String orderNo,
            List<Row> rows,
            Map<String, World.Payment> payments,
            Set<String> incidents) {
        var payment = payments.get(orderNo);
        if (payment == null) {
            return one(Kind.UNEXPLAINED, orderNo, "the channel charged an order that is not ours");
        }
        if (incidents.contains(payment.id())) {
            return Stream.empty();
        }
        if (rows.size() > 1) {
            return one(Kind.DOUBLED, payment.id(), orderNo + " was charged " + rows.size() + "x");
        }
        boolean isTaken = takenUnder(payment).anyMatch(orderNo::equals);
        if (!isTaken) {
            return one(
                    Kind.LOST,
                    payment.id(),
                    "the channel charged %s, the payment is %s and there is no incident"
                            .formatted(orderNo, payment.status()));
        }
        return Stream.empty();
    }

    private static Stream<Finding> charged(World.Payment payment, Map<String, List<Row>> charges) {
        long charged =
                takenUnder(payment)
                        .flatMap(number -> charges.getOrDefault(number, List.of()).stream())
                        .mapToLong(Row::amount)
                        .sum();
        if (charged != payment.captured()) {
            return one(
                    Kind.UNEXPLAINED,
                    payment.id(),
                    "captured %d, the channel charged %d".formatted(payment.captured(), charged));
        }
        return Stream.empty();
    }

    /** Our numbers under which the channel may charge: of orders, and of captures. */
    static Stream<String> numbers(World.Payment payment) {
        return Stream.concat(
                payment.attempts().stream().map(World.Attempt::orderNo),
                payment.captures().stream().map(World.Capture::channelNo));
    }

    /** Those under which the payment's money was taken, as our side tells. */
    private static Stream<String> takenUnder(World.Payment payment) {
        return Stream.concat(
                payment.attempts().stream()
                        .filter(attempt -> attempt.status().equals("succeeded"))
                        .map(World.Attempt::orderNo),
                payment.captures().stream()
                        .filter(capture -> capture.status().equals("succeeded"))
                        .map(World.Capture::channelNo));
    }

    private static Finding unbilled(String orderNo) {
        return new Finding(
                Kind.UNEXPLAINED, orderNo, "the payer was charged and the bill does not say so");
    }

    private static Stream<Finding> one(Kind kind, String about, String what) {
        return Stream.of(new Finding(kind, about, what));
    }
}
