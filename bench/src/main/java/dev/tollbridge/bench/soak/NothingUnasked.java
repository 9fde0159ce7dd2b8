package dev.tollbridge.bench.soak;

import dev.tollbridge.bench.soak.Entry.PaymentAsked;
import dev.tollbridge.bench.soak.Entry.RefundAsked;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whatever is at the gateway, a shop has asked for. */
final class NothingUnasked implements Verifier.Check {
    @Override
    public Stream<Finding> find(List<Entry> journal, World world) {
        Set<String> orders =
                Journal.of(PaymentAsked.class, journal)
                        .map(asked -> asked.shop() + " " + asked.order() + " " + asked.amount())
                        .collect(Collectors.toSet());
        Set<String> numbers =
                Journal.of(RefundAsked.class, journal)
                        .map(asked -> asked.number() + " " + asked.payment())
                        .collect(Collectors.toSet());
        return Stream.concat(
                world.payments().stream()
                        .filter(payment ->
                                !orders.contains(
                                        "%s %s %d"
                                                .formatted(
                                                        payment.shop(),
                                                        payment.order(),
                                                        payment.amount())))
                        .map(payment -> unasked(payment.id(), payment)),
                world.refunds().stream()
                        .filter(refund -> !refund.isReturn())
                        .filter(refund ->
                                !numbers.contains(refund.number() + " " + refund.payment()))
                        .map(refund -> unasked(refund.id(), refund)));
    }

    private static Finding unasked(String id, Object what) {
        return new Finding(Finding.Kind.UNEXPLAINED, id, "nobody asked for " + what);
    }
}
