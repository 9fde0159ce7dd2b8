package dev.tollbridge.bench.soak;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Nothing is left half done, unless an incident says why. */
final class EverythingSettled implements Verifier.Check {
    @Override
    public Stream<Finding> find(List<Entry> journal, World world) {
        Set<String> incidents =
                world.incidents().stream().map(World.Incident::payment).collect(Collectors.toSet());
        return Stream.of(
                        world.payments().stream()
                                .filter(payment -> !payment.isFinal())
                                .filter(payment -> !incidents.contains(payment.id()))
                                .map(payment -> open(payment.id(), payment.status())),
                        world.payments().stream()
                                .filter(payment -> !incidents.contains(payment.id()))
                                .flatMap(payment -> payment.attempts().stream())
                                .filter(attempt -> !attempt.isFinal())
                                .map(attempt -> open(attempt.id(), attempt.status())),
                        world.payments().stream()
                                .filter(payment -> !incidents.contains(payment.id()))
                                .flatMap(payment -> payment.captures().stream())
                                .filter(capture -> !capture.isFinal())
                                .map(capture -> open(capture.id(), capture.status())),
                        world.refunds().stream()
                                .filter(refund -> !refund.isFinal())
                                .filter(refund -> !incidents.contains(refund.payment()))
                                .map(refund -> open(refund.id(), refund.status())))
                .flatMap(stream -> stream);
    }

    private static Finding open(String id, String status) {
        return new Finding(Finding.Kind.UNEXPLAINED, id, "has not come to an end: " + status);
    }
}
