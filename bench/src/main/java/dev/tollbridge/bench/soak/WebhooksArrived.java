package dev.tollbridge.bench.soak;

import static java.util.stream.Collectors.groupingBy;

import dev.tollbridge.bench.soak.Finding.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Every event has arrived, genuine and under one id; those of one object are numbered without a
 * gap, and the last one tells the state in which the object is.
 */
final class WebhooksArrived implements Verifier.Check {
    @Override
    public Stream<Finding> find(List<Entry> journal, World world) {
        Map<String, World.Receipt> receipts =
                world.receipts().stream()
                        .collect(Collectors.toMap(World.Receipt::event, Function.identity()));
        Map<String, List<World.Event>> byObject =
                world.events().stream().collect(groupingBy(World.Event::object));
        Map<String, World.Event> byId = new HashMap<>();
        world.events().forEach(event -> byId.put(event.id(), event));
        return Stream.of(
                        world.events().stream()
                                .filter(event -> !receipts.containsKey(event.id()))
                                .map(event -> lost(event.id(), event + " never arrived")),
                        world.receipts().stream().flatMap(receipt -> genuine(receipt, byId)),
                        byObject.entrySet().stream()
                                .flatMap(entry -> gaps(entry.getKey(), entry.getValue())),
                        world.payments().stream()
                                .flatMap(payment -> told(payment.id(), payment.status(), byObject)),
                        world.refunds().stream()
                                .flatMap(refund -> told(refund.id(), refund.status(), byObject)))
                .flatMap(stream -> stream);
    }

    private static Stream<Finding> genuine(World.Receipt receipt, Map<String, World.Event> events) {
        if (!receipt.genuine()) {
            return Stream.of(unexplained(receipt.event(), "came without a genuine signature"));
        }
        if (!events.containsKey(receipt.event())) {
            return Stream.of(unexplained(receipt.event(), "came, and the API has no such event"));
        }
        if (receipt.bodies() > 1) {
            return Stream.of(
                    new Finding(
                            Kind.DOUBLED,
                            receipt.event(),
                            "one id, " + receipt.bodies() + " bodies"));
        }
        return Stream.empty();
    }

    private static Stream<Finding> gaps(String object, List<World.Event> events) {
        var numbers = events.stream().map(World.Event::sequence).sorted().toList();
        if (numbers.stream().distinct().count() < numbers.size()) {
            return Stream.of(
                    new Finding(Kind.DOUBLED, object, "events with one number: " + numbers));
        }
        return numbers.equals(IntStream.rangeClosed(1, numbers.size()).boxed().toList())
                ? Stream.empty()
                : Stream.of(lost(object, "events with a gap: " + numbers));
    }

    private static Stream<Finding> told(
            String id, String status, Map<String, List<World.Event>> byObject) {
        boolean isTold =
                byObject.getOrDefault(id, List.of()).stream()
                        .anyMatch(event -> event.status().equals(status));
        boolean isFinal = List.of("succeeded", "canceled", "expired", "failed").contains(status);
        return isFinal && !isTold
                ? Stream.of(lost(id, "is " + status + " and no event says so"))
                : Stream.empty();
    }

    private static Finding lost(String about, String what) {
        return new Finding(Kind.LOST, about, what);
    }

    private static Finding unexplained(String about, String what) {
        return new Finding(Kind.UNEXPLAINED, about, what);
    }
}
