package dev.tollbridge.bench.speed;

import dev.tollbridge.bench.process.ServerCommand;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Whether a piece of work costs more the more payments are kept: the same rounds again and again,
 * with more and more old payments in the tables.
 */
final class Curve {
    /** A larger insertion would say nothing for minutes. */
    private static final int STEP = 500_000;

    /** Lives first, of whose payments one is read. */
    private static final List<String> SCENARIOS = List.of("full_life", "create", "read");

    private final CurveOptions options;
    private final PrintStream out;

    Curve(CurveOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /**
     * As JSON has it.
     *
     * @param oldPayments that were put into the tables, beside those that the rounds made
     * @param tableBytes of all tables with their indexes, before the rounds
     */
    record Point(int oldPayments, long tableBytes, Map<String, List<Measured>> scenarios) {}

    record Drawn(
            long seed,
            Results.Machine machine,
            String version,
            List<String> jvmFlags,
            Map<String, String> durability,
            List<Point> points) {}

    Drawn run() throws IOException, InterruptedException, SQLException {
        var common = options.common();
        var machine = Host.describe();
        out.printf("bench curve: seed %d, data in %s%n", common.seed(), common.directory());
        try (var subject = Subject.open("c", common.server(), common, common.directory(), out)) {
            // At length: else the compiler's work would make the first points dearer than the last.
            subject.loops()
                    .closed(subject.work("full_life"), subject.clients(), common.plan().settling());
            subject.warmUp(SCENARIOS);
            subject.stand().learnKeys();
            return new Drawn(
                    common.seed(),
                    machine,
                    common.version(),
                    ServerCommand.flags(subject.stand().serverCommand()),
                    subject.database().durability(),
                    points(subject));
        }
    }

    private List<Point> points(Subject subject) throws SQLException, InterruptedException {
        var points = new ArrayList<Point>();
        var old = new OldPayments(subject.database());
        int there = 0;
        for (int wanted : options.points()) {
            while (there < wanted) {
                int next = Math.min(wanted, there + STEP);
                old.insert(there, next);
                there = next;
                subject.meter().say("%,d old payments are in the tables".formatted(there));
            }
            old.settle();
            points.add(new Point(there, subject.database().tableBytes(), rounds(subject)));
        }
        return points;
    }

    private Map<String, List<Measured>> rounds(Subject subject)
            throws InterruptedException, SQLException {
        var rounds = new LinkedHashMap<String, List<Measured>>();
        for (int n = 0; n < options.rounds(); n++) {
            for (var scenario : SCENARIOS) {
                subject.measure(scenario, scenario, rounds);
            }
        }
        return rounds;
    }

    /** As a table; each number is the mean of its rounds. */
    static String text(Drawn drawn) {
        var text =
                new StringBuilder(
                        "\nold payments      GiB  piece          per s  server ms  postgres ms  WAL bytes  p50 ms  p99 ms\n");
        for (var point : drawn.points()) {
            point.scenarios()
                    .forEach((name, rounds) ->
                            text.append(
                                    "%,12d  %7.2f  %-10s  %8.0f  %9.3f  %11.3f  %9.0f  %6.1f  %6.1f%n"
                                            .formatted(
                                                    point.oldPayments(),
                                                    point.tableBytes() / (double) (1 << 30),
                                                    name,
                                                    mean(rounds, it -> it.round().perSecond()),
                                                    mean(rounds, it -> it.cpuMs().server()),
                                                    mean(rounds, it -> it.cpuMs().postgresql()),
                                                    mean(rounds, Measured::walBytes),
                                                    mean(rounds, it -> it.round().p50Ms()),
                                                    mean(rounds, it -> it.round().p99Ms()))));
        }
        return text.toString();
    }

    private static double mean(List<Measured> rounds, ToDoubleFunction<Measured> value) {
        return rounds.stream().mapToDouble(value).average().orElseThrow();
    }
}
