package dev.tollbridge.bench.speed;

import java.util.Formatter;
import java.util.Locale;

/** The results as a table. */
final class ResultText {
    private static final double MIB = 1024 * 1024;
    private final Formatter out = new Formatter(new StringBuilder(), Locale.ROOT);

    private ResultText() {}

    static String of(Results results) {
        var text = new ResultText();
        text.head(results);
        text.yardsticks(results.yardsticks());
        text.scenarios(results);
        text.costs(results);
        text.steps(results);
        text.rest(results);
        return text.out.toString();
    }

    private void head(Results results) {
        var machine = results.machine();
        var versions = results.versions();
        out.format("%n");
        out.format(
                "Tollbridge %s, %s run of %.1f minutes, seed %d%n",
                versions.tollbridge(), results.mode(), results.minutes(), results.seed());
        out.format(
                "%d cores of %s, %.0f MiB, %s; load average before the run %.2f%n",
                machine.cores(),
                machine.processor(),
                machine.memoryBytes() / MIB,
                machine.system(),
                machine.loadBefore());
        out.format(
                "Java %s %s; PostgreSQL %s %s%n",
                versions.java(),
                String.join(" ", versions.serverFlags()),
                versions.postgresql(),
                versions.durability());
    }

    private void yardsticks(Yardsticks yardsticks) {
        out.format("%n");
        out.format(
                "Yardsticks: %s simple-update %.0f tps (after the load %.0f); RSA-2048 %.0f signatures/s on one core, %.0f on all%n",
                yardsticks.pgbenchBy(),
                yardsticks.pgbenchTps(),
                yardsticks.pgbenchAfterTps(),
                yardsticks.rsaSignPerSecond(),
                yardsticks.rsaSignPerSecondAllCores());
    }

    private void scenarios(Results results) {
        out.format("%n");
        out.format(
                "%-22s %9s %9s %9s %9s %10s %8s  %s%n",
                "scenario",
                "per s",
                "p50 ms",
                "p99 ms",
                "p99.9 ms",
                "of pgbench",
                "of RSA",
                "latency");
        results.scenarios()
                .forEach((name, scenario) ->
                        out.format(
                                "%-22s %9.0f %9.1f %9.1f %9.1f %10.4f %8.3f  %s%n",
                                name,
                                scenario.perSecond(),
                                scenario.p50Ms(),
                                scenario.p99Ms(),
                                scenario.p999Ms(),
                                scenario.ofPgbench(),
                                scenario.ofRsa(),
                                scenario.belowPeak() == null
                                        ? "of the best closed loop"
                                        : "open loop at 70 % of the peak"));
        results.scenarios().forEach(this::overload);
    }

    private void overload(String name, Results.Scenario scenario) {
        var overload = scenario.overload();
        if (overload != null) {
            var round = overload.round();
            out.format(
                    "%-22s %9.0f %9.1f %9.1f %9.1f  offered %.0f/s; shed %d, failed %d%n",
                    name + " 200 %",
                    round.perSecond(),
                    round.p50Ms(),
                    round.p99Ms(),
                    round.p999Ms(),
                    round.offeredPerSecond(),
                    round.shed(),
                    round.failed());
        }
    }

    private void costs(Results results) {
        out.format("%n");
        out.format(
                "%-22s %7s %8s %8s %8s %8s %8s %8s %9s  (CPU ms per piece; cores elsewhere)%n",
                "at the peak",
                "clients",
                "server",
                "postgres",
                "channel",
                "load",
                "elsewh.",
                "commits",
                "WAL bytes");
        results.scenarios()
                .forEach((name, scenario) -> {
                    var best = Scenarios.best(scenario.closed());
                    out.format(
                            "%-22s %7d %8.2f %8.2f %8.2f %8.2f %8.2f %8.2f %9.0f%n",
                            name,
                            best.round().clients(),
                            best.cpuMs().server(),
                            best.cpuMs().postgresql(),
                            best.cpuMs().channel(),
                            best.cpuMs().load(),
                            best.cpuCores().elsewhere(),
                            best.commits(),
                            best.walBytes());
                });
    }

    private void steps(Results results) {
        out.format("%n");
        out.format("%-22s %11s %11s %8s%n", "alone", "round trips", "statements", "commits");
        results.steps()
                .forEach((name, step) ->
                        out.format(
                                "%-22s %11.1f %11.1f %8.1f%n",
                                name, step.roundTrips(), step.statements(), step.commits()));
    }

    private void rest(Results results) {
        var memory = results.memory();
        out.format("%n");
        out.format(
                "First payment served after %.1f s with a new database, later %s s%n",
                results.startUp().first(), results.startUp().again());
        out.format(
                "Server: %.0f MiB resident at most, heap %.0f MiB used and %.0f committed at most%n",
                memory.residentBytes() / MIB,
                memory.heapUsedBytes() / MIB,
                memory.heapCommittedBytes() / MIB);
        out.format(
                "Disk: %.0f bytes of tables and indexes for a full life; database %.0f MiB%n",
                results.disk().bytesPerPayment(), results.disk().databaseBytes() / MIB);
        out.format(
                "Webhooks: %d received, %d not genuine%n",
                results.webhooks().taken(), results.webhooks().forged());
    }
}
