package dev.tollbridge.bench.soak;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The report as a table. */
final class ReportText {
    private static final int EXAMPLES = 4;
    private static final double MIB = 1024 * 1024;
    private final StringBuilder text = new StringBuilder();

    private ReportText() {}

    static String of(Report report) {
        var text = new ReportText();
        text.work(report);
        text.numbers(report);
        text.verdict(report);
        return text.text.toString();
    }

    private void work(Report report) {
        section("Soak of %.1f minutes, seed %d".formatted(report.minutes(), report.seed()));
        row("lives begun", report.lives());
        row("payments / refunds", report.payments() + " / " + report.refunds());
        section("Operations");
        rows(report.operations());
        section("Faults (kills: %d)".formatted(report.kills()));
        rows(report.faults());
        section("Calls without a certain answer, asked again");
        rows(report.withoutCertainAnswer());
        row("given up", report.gaveUp());
    }

    private void numbers(Report report) {
        var create = report.create();
        var settle = report.settle();
        var server = report.server();
        section("Numbers");
        row(
                "create without faults",
                "p50 %.1f ms, p99 %.1f ms of %d"
                        .formatted(create.p50Ms(), create.p99Ms(), create.measured()));
        row(
                "payer charged to webhook",
                "p50 %.0f ms, p99 %.0f ms, longest %.0f ms"
                        .formatted(
                                settle.paidToWebhookP50Ms(),
                                settle.paidToWebhookP99Ms(),
                                settle.paidToWebhookMaxMs()));
        row(
                "to rest after the load",
                "%d s, %d hurried".formatted(settle.atTheEndSeconds(), settle.hurried()));
        row(
                "webhooks delivered",
                "%d events, %d deliveries"
                        .formatted(report.webhooks().events(), report.webhooks().deliveries()));
        row(
                "server memory (RSS)",
                "%.0f MiB at the start, %.0f at the end, %.0f at most"
                        .formatted(
                                server.residentAtStart() / MIB,
                                server.residentAtEnd() / MIB,
                                server.residentMost() / MIB));
        row("database", "%.0f MiB on disk".formatted(server.databaseBytes() / MIB));
        section("Incidents, and what the load did to cause them");
        rows(report.incidents());
        section("Books");
        rows(report.books());
    }

    private void verdict(Report report) {
        section("Verdict");
        row("acknowledged", report.acknowledged());
        row("lost", report.lost());
        row("doubled", report.doubled());
        row("unexplained", report.unexplained());
        row("at rest", report.settle().quiet() ? "yes" : "NO");
        findings(report.findings());
    }

    /** Alike ones together, with a few examples of each: all are in the JSON. */
    private void findings(List<String> findings) {
        findings.stream()
                .collect(groupingBy(ReportText::alike, LinkedHashMap::new, toList()))
                .values()
                .forEach(same -> {
                    same.stream()
                            .limit(EXAMPLES)
                            .forEach(finding -> text.append("  ").append(finding).append('\n'));
                    if (same.size() > EXAMPLES) {
                        text.append("    ... and ")
                                .append(same.size() - EXAMPLES)
                                .append(" like it\n");
                    }
                });
    }

    /** Without ids and numbers. */
    private static String alike(String finding) {
        return finding.replaceAll("[a-z]+_[0-9a-z]{26}|soak[0-9][-0-9a-z]*|[0-9]+", "*");
    }

    private void section(String title) {
        text.append('\n').append(title).append('\n');
    }

    private void rows(Map<String, ?> rows) {
        if (rows.isEmpty()) {
            text.append("  none\n");
        }
        rows.forEach(this::row);
    }

    private void row(String name, Object value) {
        text.append("  %-34s %s%n".formatted(name, value));
    }
}
