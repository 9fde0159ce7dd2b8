package dev.tollbridge.bench.soak;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.tollbridge.bench.soak.Entry.CaptureSeen;
import dev.tollbridge.bench.soak.Entry.PaymentSeen;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every payment that was acknowledged is there, as it was promised or later on its way; one key and
 * one order number have one payment.
 */
final class PaymentPromises implements Verifier.Check {
    @Override
    public Stream<Finding> find(List<Entry> journal, World world) {
        Map<String, World.Payment> there =
                world.payments().stream()
                        .collect(Collectors.toMap(World.Payment::id, Function.identity()));
        var seen = Journal.of(PaymentSeen.class, journal).toList();
        return Stream.of(
                        seen.stream().flatMap(promise -> kept(promise, there)),
                        Journal.of(CaptureSeen.class, journal)
                                .flatMap(promise -> kept(promise, there)),
                        doubled("idempotency key", seen, PaymentSeen::key),
                        doubled("order number", seen, PaymentSeen::order),
                        doubledAtTheGateway(world))
                .flatMap(Function.identity());
    }

    private static Stream<Finding> kept(PaymentSeen promise, Map<String, World.Payment> there) {
        var payment = there.get(promise.payment());
        if (payment == null) {
            return lost(promise, "acknowledged as " + promise.status() + " and not there");
        }
        if (payment.amount() != promise.amount() || !payment.order().equals(promise.order())) {
            return lost(promise, "acknowledged with other terms: " + promise + ", is " + payment);
        }
        if (!mayFollow(promise.status(), payment.status())) {
            return lost(promise, "was " + promise.status() + " and is " + payment.status());
        }
        if (payment.captured() < promise.captured() || payment.refunded() < promise.refunded()) {
            return lost(promise, "amounts went back: " + promise + ", is " + payment);
        }
        return Stream.empty();
    }

    private static Stream<Finding> kept(CaptureSeen promise, Map<String, World.Payment> there) {
        var payment = there.get(promise.payment());
        boolean isKept =
                payment != null
                        && payment.captures().stream()
                                .filter(capture -> capture.id().equals(promise.capture()))
                                .filter(capture -> capture.amount() == promise.amount())
                                .anyMatch(capture ->
                                        !isFinal(promise.status())
                                                || capture.status().equals(promise.status()));
        return isKept
                ? Stream.empty()
                : Stream.of(
                        new Finding(
                                Finding.Kind.LOST,
                                promise.capture(),
                                "acknowledged: " + promise + ", and is " + payment));
    }

    private static boolean isFinal(String status) {
        return status.equals("succeeded") || status.equals("failed");
    }

    /** What is final stays; what is authorized has a method and cannot lose it. */
    private static boolean mayFollow(String earlier, String later) {
        return switch (earlier) {
            case "requires_method", "pending" -> true;
            case "authorized" -> !later.equals("requires_method") && !later.equals("pending");
            default -> later.equals(earlier);
        };
    }

    private static Stream<Finding> lost(PaymentSeen promise, String what) {
        return Stream.of(new Finding(Finding.Kind.LOST, promise.payment(), what));
    }

    private static Stream<Finding> doubled(
            String name, List<PaymentSeen> seen, Function<PaymentSeen, String> of) {
        Map<String, Set<String>> payments =
                seen.stream()
                        .filter(promise -> !of.apply(promise).isEmpty())
                        .collect(groupingBy(of, mapping(PaymentSeen::payment, toSet())));
        return twice(name, payments);
    }

    private static Stream<Finding> doubledAtTheGateway(World world) {
        return twice(
                "order number",
                world.payments().stream()
                        .collect(
                                groupingBy(
                                        payment -> payment.shop() + " " + payment.order(),
                                        mapping(World.Payment::id, toSet()))));
    }

    private static Stream<Finding> twice(String name, Map<String, Set<String>> payments) {
        return payments.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry ->
                        new Finding(
                                Finding.Kind.DOUBLED,
                                entry.getKey(),
                                "one " + name + ", payments " + entry.getValue()));
    }
}
