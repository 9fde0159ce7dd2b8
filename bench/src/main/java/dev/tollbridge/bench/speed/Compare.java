package dev.tollbridge.bench.speed;

import dev.tollbridge.bench.process.ServerCommand;
import dev.tollbridge.bench.speed.Comparison.Compared;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two builds side by side, each with a database of its own, loaded in turns: what the machine does
 * beside them meets both alike. Which one begins changes with each round.
 */
final class Compare {
    /** Lives first of those that need paid payments. */
    private static final List<String> SCENARIOS = List.of("create", "full_life", "refund", "read");

    private final CompareOptions options;
    private final BenchOptions common;
    private final PrintStream out;

    Compare(CompareOptions options, PrintStream out) {
        this.options = options;
        this.common = options.common();
        this.out = out;
    }

    /** One of the two, running. */
    private record Side(String name, Subject subject, Map<String, List<Measured>> rounds)
            implements AutoCloseable {
        @Override
        public void close() throws IOException, SQLException {
            subject.close();
        }
    }

    Comparison run() throws IOException, InterruptedException, SQLException {
        var machine = Host.describe();
        try (var a = open("a", options.a());
                var b = open("b", options.b())) {
            for (var side : List.of(a, b)) {
                side.subject().warmUp(SCENARIOS);
            }
            for (int n = 0; n < options.rounds(); n++) {
                var order = n % 2 == 0 ? List.of(a, b) : List.of(b, a);
                for (var name : SCENARIOS) {
                    for (var side : order) {
                        side.subject().measure(side.name() + " " + name, name, side.rounds());
                    }
                }
            }
            return new Comparison(
                    options.a().toString(),
                    options.b().toString(),
                    options.rounds(),
                    common.seed(),
                    machine,
                    compared(a, b));
        }
    }

    private Side open(String name, Path jar)
            throws IOException, InterruptedException, SQLException {
        var server = ServerCommand.withJar(common.server(), jar);
        var directory = common.directory().resolve(name);
        return new Side(
                name, Subject.open(name, server, common, directory, out), new LinkedHashMap<>());
    }

    private static Map<String, Compared> compared(Side a, Side b) {
        var compared = new LinkedHashMap<String, Compared>();
        for (var name : SCENARIOS) {
            compared.put(
                    name,
                    compared(
                            a.rounds().getOrDefault(name, List.of()),
                            b.rounds().getOrDefault(name, List.of())));
        }
        return compared;
    }

    /** How b stands to a, of rounds that ran in turns. */
    static Compared compared(List<Measured> a, List<Measured> b) {
        var ratios = new ArrayList<Double>();
        double logarithms = 0;
        for (int n = 0; n < a.size(); n++) {
            double ratio =
                    Scenarios.ratio(b.get(n).round().perSecond(), a.get(n).round().perSecond());
            ratios.add(ratio);
            logarithms += Math.log(ratio);
        }
        return new Compared(
                Math.round(Math.exp(logarithms / a.size()) * 1000) / 1000.0,
                ratios,
                Scenarios.ratio(serverMs(b), serverMs(a)),
                a,
                b);
    }

    private static double serverMs(List<Measured> rounds) {
        return rounds.stream().mapToDouble(one -> one.cpuMs().server()).average().orElseThrow();
    }

    /** As a table. */
    static String text(Comparison comparison) {
        var text = new StringBuilder("\nb to a, pieces per second (server's CPU for a piece)\n");
        comparison
                .scenarios()
                .forEach((name, one) ->
                        text.append(
                                "%-12s %.3f (%.3f)  rounds %s%n"
                                        .formatted(
                                                name,
                                                one.ratio(),
                                                one.serverCpuRatio(),
                                                one.perRound())));
        return text.toString();
    }
}
