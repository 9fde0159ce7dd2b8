package dev.tollbridge.bench.soak;

import java.util.List;
import java.util.stream.Stream;

/** Holds what was promised against what is. A pure function: it asks nobody. */
final class Verifier {
    /** One kind of question. */
    @FunctionalInterface
    interface Check {
        Stream<Finding> find(List<Entry> journal, World world);
    }

    private static final List<Check> CHECKS =
            List.of(
                    new PaymentPromises(),
                    new RefundPromises(),
                    new NothingUnasked(),
                    new ChannelAgrees(),
                    new RefundsAgree(),
                    new EverythingSettled(),
                    new WebhooksArrived(),
                    new IncidentsExplained(),
                    (journal, world) ->
                            Journal.of(Entry.Odd.class, journal)
                                    .map(odd -> new Finding(odd.kind(), odd.about(), odd.what())));

    private Verifier() {}

    static List<Finding> verify(List<Entry> journal, World world) {
        return CHECKS.stream().flatMap(check -> check.find(journal, world)).distinct().toList();
    }
}
