package dev.tollbridge.bench.soak;

import dev.tollbridge.bench.soak.Entry.Provoked;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each incident has a cause in the load: bad luck that was caused on purpose, or a late payer. */
final class IncidentsExplained implements Verifier.Check {
    /** Which provocations may lead to an incident of that kind. */
    private static final Map<String, Set<String>> CAUSES =
            Map.of(
                    "amount_mismatch", Set.of("pay_other_amount"),
                    "charged_twice", Set.of("pay_twice"),
                    "paid_twice", Set.of("pay_twice", "pays_both"),
                    "paid_after_close", Set.of("pay_after_close", "pay_twice", "pays_both", "late"),
                    "authorized_after_close", Set.of("late"));

    @Override
    public Stream<Finding> find(List<Entry> journal, World world) {
        var provoked = provoked(journal);
        return world.incidents().stream()
                .filter(incident -> causes(incident, provoked).isEmpty())
                .map(incident ->
                        new Finding(
                                Finding.Kind.UNEXPLAINED,
                                incident.id(),
                                "incident %s of %s that the load did not cause: %s"
                                        .formatted(
                                                incident.kind(),
                                                incident.payment(),
                                                incident.what())));
    }

    /** What was done to each payment, by its id. */
    static Map<String, Set<String>> provoked(List<Entry> journal) {
        return Journal.of(Provoked.class, journal)
                .collect(
                        Collectors.groupingBy(
                                Provoked::payment,
                                Collectors.mapping(Provoked::kind, Collectors.toSet())));
    }

    /** What the load did to cause it; empty if nothing. */
    static Set<String> causes(World.Incident incident, Map<String, Set<String>> provoked) {
        var possible = CAUSES.getOrDefault(incident.kind(), Set.of());
        return provoked.getOrDefault(incident.payment(), Set.of()).stream()
                .filter(possible::contains)
                .collect(Collectors.toSet());
    }
}
