package dev.tollbridge.bench.speed;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A {@link Standing} for people. */
final class StandingText {
    private static final String ROW = "%-8s %7s %-11s %9s %9s %9s %8s %9s %9s%n";

    private StandingText() {}

    static String of(Standing standing) {
        var text = new Formatter(new StringBuilder(), Locale.ROOT);
        text.format(
                "%nPayments taken, the gateway (%s) and %s in turns; %s %.0f tps before, %.0f after%n%n",
                standing.tollbridge(),
                standing.peer(),
                standing.pgbenchBy(),
                standing.pgbenchTps(),
                standing.pgbenchAfterTps());
        text.format(
                ROW,
                "peer is",
                "clients",
                "who",
                "per s",
                "p50 ms",
                "p99 ms",
                "commits",
                "CPU ms",
                "DB CPU ms");
        standing.tunings()
                .forEach((tuning, tuned) ->
                        tuned.clients()
                                .forEach((clients, compared) -> {
                                    row(text, tuning, clients, "peer", compared.a());
                                    row(text, tuning, clients, "tollbridge", compared.b());
                                    text.format(
                                            "%17s ratio %.1f, of the rounds %s%n",
                                            "", compared.ratio(), compared.perRound());
                                }));
        standing.tunings()
                .forEach((tuning, tuned) ->
                        tuned.knobs().forEach(knob -> text.format("%s: %s%n", tuning, knob)));
        return text.toString();
    }

    private static void row(
            Formatter text, String tuning, int clients, String who, List<Measured> rounds) {
        text.format(
                ROW,
                tuning,
                clients,
                who,
                mean(rounds, one -> one.round().perSecond()),
                mean(rounds, one -> one.round().p50Ms()),
                mean(rounds, one -> one.round().p99Ms()),
                mean(rounds, Measured::commits),
                mean(rounds, one -> one.cpuMs().server()),
                mean(rounds, one -> one.cpuMs().postgresql()));
    }

    private static String mean(List<Measured> rounds, ToDoubleFunction<Measured> value) {
        return String.format(
                Locale.ROOT, "%.2f", rounds.stream().mapToDouble(value).average().orElseThrow());
    }
}
