package dev.tollbridge.bench.soak;

import dev.tollbridge.bench.client.Patient;
import dev.tollbridge.bench.soak.Finding.Kind;
import dev.tollbridge.bench.soak.Report.Create;
import dev.tollbridge.bench.soak.Report.Settle;
import dev.tollbridge.bench.soak.Report.Webhooks;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Makes the report of what was counted and what was found. */
final class Reckoning {
    private static final double US_PER_MS = 1000;
    private static final long LONGEST_US = TimeUnit.HOURS.toMicros(2);
    private final SoakOptions options;
    private final Tally tally;
    private final Inbox inbox;
    private final Patient patient;

    Reckoning(SoakOptions options, Tally tally, Inbox inbox, Patient patient) {
        this.options = options;
        this.tally = tally;
        this.inbox = inbox;
        this.patient = patient;
    }

    Report report(
            int lives,
            List<Entry> journal,
            World world,
            Settling.Rest rest,
            Report.Server server,
            Map<String, String> books) {
        var findings = Verifier.verify(journal, world);
        var faults = tally.faults();
        return new Report(
                options.seed(),
                Report.minutes(options.time()),
                options.rate(),
                tally.operations(),
                faults,
                faults.entrySet().stream()
                        .filter(fault -> fault.getKey().endsWith("_kill"))
                        .mapToLong(Map.Entry::getValue)
                        .sum(),
                tally.uncertain(),
                patient.retries(),
                (int) Journal.of(Entry.Unanswered.class, journal).count(),
                lives,
                world.payments().size(),
                world.refunds().size(),
                tally.acknowledgedCount(),
                Report.count(findings, Kind.LOST),
                Report.count(findings, Kind.DOUBLED),
                Report.count(findings, Kind.UNEXPLAINED),
                new Webhooks(inbox.events(), inbox.deliveries()),
                Report.incidents(journal, world),
                create(tally.creates()),
                settle(rest),
                server,
                books,
                findings.stream().map(Finding::toString).toList());
    }

    private static Create create(Histogram creates) {
        return new Create(
                creates.getTotalCount(),
                creates.getValueAtPercentile(50) / US_PER_MS,
                creates.getValueAtPercentile(99) / US_PER_MS);
    }

    private Settle settle(Settling.Rest rest) {
        var waits = new Histogram(LONGEST_US, 3);
        var heard = inbox.paidAt();
        tally.chargedAt()
                .forEach((payment, charged) -> {
                    var told = heard.get(payment);
                    if (told != null) {
                        // The webhook may be faster than the channel's answer to the payer.
                        long us = TimeUnit.NANOSECONDS.toMicros(Math.max(0, told - charged));
                        waits.recordValue(Math.min(us, LONGEST_US));
                    }
                });
        return new Settle(
                waits.getValueAtPercentile(50) / US_PER_MS,
                waits.getValueAtPercentile(99) / US_PER_MS,
                waits.getMaxValue() / US_PER_MS,
                rest.took().toSeconds(),
                rest.quiet(),
                rest.hurried());
    }
}
