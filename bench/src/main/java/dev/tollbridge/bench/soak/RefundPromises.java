package dev.tollbridge.bench.soak;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toSet;

import dev.tollbridge.bench.soak.Entry.RefundSeen;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The same for refunds, and no payment gives back more than it got. */
final class RefundPromises implements Verifier.Check {
    @Override
    public Stream<Finding> find(List<Entry> journal, World world) {
        Map<String, World.Refund> there =
                world.refunds().stream()
                        .collect(Collectors.toMap(World.Refund::id, Function.identity()));
        var seen = Journal.of(RefundSeen.class, journal).toList();
        Map<String, Long> refunded =
                world.refunds().stream()
                        .filter(refund -> refund.status().equals("succeeded") && !refund.isReturn())
                        .collect(
                                groupingBy(
                                        World.Refund::payment, summingLong(World.Refund::amount)));
        return Stream.of(
                        seen.stream().flatMap(promise -> kept(promise, there)),
                        doubled(seen, RefundSeen::key),
                        doubled(seen, RefundSeen::number),
                        world.payments().stream().flatMap(payment -> sums(payment, refunded)))
                .flatMap(Function.identity());
    }

    private static Stream<Finding> kept(RefundSeen promise, Map<String, World.Refund> there) {
        var refund = there.get(promise.refund());
        if (refund == null) {
            return lost(promise, "acknowledged as " + promise.status() + " and not there");
        }
        if (refund.amount() != promise.amount() || !refund.payment().equals(promise.payment())) {
            return lost(promise, "acknowledged with other terms: " + promise + ", is " + refund);
        }
        return isFinal(promise.status()) && !refund.status().equals(promise.status())
                ? lost(promise, "was " + promise.status() + " and is " + refund.status())
                : Stream.empty();
    }

    private static Stream<Finding> lost(RefundSeen promise, String what) {
        return Stream.of(new Finding(Finding.Kind.LOST, promise.refund(), what));
    }

    private static boolean isFinal(String status) {
        return status.equals("succeeded") || status.equals("failed");
    }

    private static Stream<Finding> doubled(List<RefundSeen> seen, Function<RefundSeen, String> of) {
        return seen.stream()
                .filter(promise -> !of.apply(promise).isEmpty())
                .collect(groupingBy(of, mapping(RefundSeen::refund, toSet())))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry ->
                        new Finding(
                                Finding.Kind.DOUBLED,
                                entry.getKey(),
                                "one request, refunds " + entry.getValue()));
    }

    private static Stream<Finding> sums(World.Payment payment, Map<String, Long> refunded) {
        if (payment.refunded() > payment.captured() || payment.captured() > payment.amount()) {
            return sums(Finding.Kind.DOUBLED, payment, "gave back more than it got");
        }
        long succeeded = refunded.getOrDefault(payment.id(), 0L);
        return succeeded == payment.refunded()
                ? Stream.empty()
                : sums(Finding.Kind.UNEXPLAINED, payment, "its refunds add up to " + succeeded);
    }

    private static Stream<Finding> sums(Finding.Kind kind, World.Payment payment, String what) {
        return Stream.of(
                new Finding(
                        kind,
                        payment.id(),
                        "%s: captured %d of %d, refunded %d"
                                .formatted(
                                        what,
                                        payment.captured(),
                                        payment.amount(),
                                        payment.refunded())));
    }
}
