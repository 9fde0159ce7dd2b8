package dev.tollbridge.bench.soak;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.tollbridge.bench.soak.Finding.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The outcome of a run, as JSON has it; {@link ReportText} is for people.
 *
 * @param incidents by kind and cause
 * @param books what the ledger's own check said; empty if there is none
 */
record Report(
        long seed,
        double minutes,
        double rate,
        Map<String, Long> operations,
        Map<String, Long> faults,
        long kills,
        Map<String, Long> withoutCertainAnswer,
        long retries,
        int gaveUp,
        int lives,
        int payments,
        int refunds,
        long acknowledged,
        long lost,
        long doubled,
        long unexplained,
        Webhooks webhooks,
        Map<String, Long> incidents,
        Create create,
        Settle settle,
        Server server,
        Map<String, String> books,
        List<String> findings) {

    /**
     * @param events told at least once
     * @param deliveries taken by the sink, repeats included
     */
    record Webhooks(int events, long deliveries) {}

    /** Creates that no fault disturbed. */
    record Create(long measured, double p50Ms, double p99Ms) {}

    /**
     * @param paidToWebhookP99Ms from the payer's charge to the shop's webhook, faults included
     * @param atTheEndSeconds until nothing was open any more
     * @param hurried payments and deliveries that were given a push at the end
     */
    record Settle(
            double paidToWebhookP50Ms,
            double paidToWebhookP99Ms,
            double paidToWebhookMaxMs,
            long atTheEndSeconds,
            boolean quiet,
            int hurried) {}

    /** Bytes. */
    record Server(
            long residentAtStart, long residentAtEnd, long residentMost, long databaseBytes) {}

    boolean isClean() {
        return lost == 0 && doubled == 0 && unexplained == 0 && settle.quiet();
    }

    static long count(List<Finding> findings, Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).count();
    }

    /** Incidents by kind, each with what the load did to cause it. */
    static Map<String, Long> incidents(List<Entry> journal, World world) {
        var provoked = IncidentsExplained.provoked(journal);
        return world.incidents().stream()
                .collect(
                        groupingBy(
                                incident ->
                                        "%s, %s, after %s"
                                                .formatted(
                                                        incident.kind(),
                                                        incident.status(),
                                                        IncidentsExplained.causes(
                                                                incident, provoked)),
                                TreeMap::new,
                                counting()));
    }

    static double minutes(Duration time) {
        return time.toMillis() / 60_000.0;
    }
}
