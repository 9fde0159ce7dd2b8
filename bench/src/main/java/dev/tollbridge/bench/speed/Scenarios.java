package dev.tollbridge.bench.speed;

import dev.tollbridge.bench.load.Loops;
import dev.tollbridge.bench.load.Work;
import dev.tollbridge.bench.speed.Results.Scenario;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Measures scenarios and collects what they showed. */
final class Scenarios {
    private static final int WARM_UP_CLIENTS = 16;
    private static final int AFTER_CLIENTS = 8;
    private final Meter meter;
    private final Database database;
    private final Plan plan;
    private final Yardsticks yardsticks;
    private final long seed;
    private final Loops loops;
    private final Map<String, Scenario> results = new LinkedHashMap<>();

    Scenarios(
            Meter meter,
            Database database,
            Plan plan,
            Yardsticks yardsticks,
            long seed,
            Loops loops) {
        this.meter = meter;
        this.database = database;
        this.plan = plan;
        this.yardsticks = yardsticks;
        this.seed = seed;
        this.loops = loops;
    }

    Map<String, Scenario> results() {
        return results;
    }

    /** Closed loops, then open ones below the peak and beyond it, then whether it recovers. */
    void measureWhole(String name, Work work) throws InterruptedException, SQLException {
        warmUp(work);
        var closed = closed(name, work, plan.clients());
        double peak = best(closed).round().perSecond();
        var below = open(name, work, plan.peakShare(), peak);
        var overload = open(name, work, plan.overload(), peak);
        var after =
                meter.measure(
                        name + ", after that, " + AFTER_CLIENTS + " clients",
                        database,
                        () -> loops.closed(work, AFTER_CLIENTS, plan.round()));
        results.put(name, scenario(closed, below, overload, Map.of("after_overload", after)));
    }

    /** Closed loops with few numbers of clients. */
    void measure(String name, Work work) throws InterruptedException, SQLException {
        measure(name, work, plan.fewClients(), Map.of());
    }

    void measure(String name, Work work, List<Integer> clients, Map<String, Object> more)
            throws InterruptedException, SQLException {
        warmUp(work);
        results.put(name, scenario(closed(name, work, clients), null, null, more));
    }

    /** What was measured otherwise. */
    void add(String name, List<Measured> closed, Map<String, Object> more) {
        results.put(name, scenario(closed, null, null, more));
    }

    void warmUp(Work work) throws InterruptedException {
        loops.closed(work, WARM_UP_CLIENTS, plan.warmUp());
    }

    /** One round, to be added later. */
    Measured round(String what, Meter.Running running) throws InterruptedException, SQLException {
        return meter.measure(what, database, running);
    }

    private List<Measured> closed(String name, Work work, List<Integer> clients)
            throws InterruptedException, SQLException {
        var rounds = new ArrayList<Measured>();
        for (int number : clients) {
            rounds.add(
                    meter.measure(
                            name + ", " + number + " clients",
                            database,
                            () -> loops.closed(work, number, plan.round())));
        }
        return rounds;
    }

    private Measured open(String name, Work work, double share, double peak)
            throws InterruptedException, SQLException {
        return meter.measure(
                "%s, open at %.0f %%".formatted(name, share * 100),
                database,
                () -> loops.open(work, Math.max(1, share * peak), plan.open(), seed));
    }

    private Scenario scenario(
            List<Measured> closed,
            @Nullable Measured below,
            @Nullable Measured overload,
            Map<String, Object> more) {
        var best = best(closed).round();
        var honest = below == null ? best : below.round();
        return new Scenario(
                best.perSecond(),
                honest.p50Ms(),
                honest.p99Ms(),
                honest.p999Ms(),
                ratio(best.perSecond(), yardsticks.pgbenchTps()),
                ratio(best.perSecond(), yardsticks.rsaSignPerSecond()),
                closed,
                below,
                overload,
                more);
    }

    static Measured best(List<Measured> rounds) {
        return rounds.stream()
                .max(Comparator.comparingDouble(one -> one.round().perSecond()))
                .orElseThrow();
    }

    static double ratio(double value, double to) {
        return Math.round(value / to * 10_000) / 10_000.0;
    }
}
