package dev.tollbridge.bench.speed;

import dev.tollbridge.bench.load.Loops;
import dev.tollbridge.bench.process.ServerCommand;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One run: start, count, yardsticks, load, report. */
final class Bench {
    private static final int COSTLIEST = 12;
    private static final int LEARNING_CLIENTS = 32;
    private final BenchOptions options;
    private final Plan plan;
    private final PrintStream out;
    private final Loops loops = new Loops();
    private final PaidPayments paid = new PaidPayments();
    private List<Database.Costly> costliest = List.of();

    Bench(BenchOptions options, PrintStream out) {
        this.options = options;
        this.plan = options.plan();
        this.out = out;
    }

    Results run() throws IOException, InterruptedException, SQLException {
        var machine = Host.describe();
        out.printf(
                "bench: %s, seed %d, data in %s%n",
                options.mode(), options.seed(), options.directory());
        try (var stand = Stand.open(options.server(), options, options.directory())) {
            // Ctrl-C ends what was started, too.
            Runtime.getRuntime().addShutdownHook(new Thread(stand.installation()::close, "stop"));
            var meter = new Meter(stand, out);
            var works = new Works("b" + Long.toString(options.seed(), 36), stand.arrivals(), paid);
            var starts = new Starts(stand, works);
            stand.startChannels();
            meter.say("first payment served after %.1f s, new database".formatted(starts.start()));
            var shops = Shops.open(stand);
            if (ServerCommand.isLearning(stand.serverCommand())) {
                meter.say("load for the JVM to learn from, and a stop to write that down");
                var life = works.life(List.of(shops.lively()));
                loops.closed(life, LEARNING_CLIENTS, plan.warmUp());
            }
            try (var database = stand.database()) {
                database.countStatementsFromNextStart(true);
            }
            meter.say("first payment served after %.1f s".formatted(starts.start()));
            var steps = count(stand, works, shops, meter);
            if (plan.startsAnew()) {
                meter.say("first payment served after %.1f s".formatted(starts.start()));
            }
            try (var database = stand.database()) {
                return measure(
                        new Parts(stand, meter, works, shops, database), machine, steps, starts);
            }
        }
    }

    /** With the server started anew for it, because counting costs a little time. */
    private Map<String, Results.Step> count(Stand stand, Works works, Shops shops, Meter meter)
            throws SQLException, InterruptedException, IOException {
        var steps = new LinkedHashMap<String, Results.Step>();
        try (var database = stand.database()) {
            var counting = Counting.start(database, plan.counted());
            steps.put("create", counting.count(works.create(shops.quiet())));
            steps.put("create_with_channel", counting.count(works.createAtChannel(shops.quiet())));
            steps.put("full_life", counting.count(works.life(List.of(shops.lively()))));
            steps.put("refund", counting.count(works.refund()));
            steps.put("read", counting.count(works.read()));
            costliest = database.costliest(COSTLIEST);
            database.countStatementsFromNextStart(false);
        }
        steps.forEach((name, step) ->
                meter.say(
                        "%-20s %5.1f statements %5.1f round trips %5.1f commits"
                                .formatted(
                                        name,
                                        step.statements(),
                                        step.roundTrips(),
                                        step.commits())));
        return steps;
    }

    /** What the measuring works with. */
    record Parts(Stand stand, Meter meter, Works works, Shops shops, Database database) {}

    private Results measure(
            Parts parts, Results.Machine machine, Map<String, Results.Step> steps, Starts starts)
            throws IOException, InterruptedException, SQLException {
        var meter = parts.meter();
        var pgbench = PgBench.prepare(parts.database(), plan.scale());
        var yardsticks = Yardsticks.measure(pgbench, plan.yardstick());
        meter.say(
                "%s simple-update %.0f tps; RSA-2048 %.0f signatures/s on one core, %.0f on all"
                        .formatted(
                                yardsticks.pgbenchBy(),
                                yardsticks.pgbenchTps(),
                                yardsticks.rsaSignPerSecond(),
                                yardsticks.rsaSignPerSecondAllCores()));
        var scenarios =
                new Scenarios(meter, parts.database(), plan, yardsticks, options.seed(), loops);
        var bytesPerPayment = new Programme(parts, scenarios, options, loops).run();
        double after = pgbench.run(plan.yardstick());
        meter.say("%s again: %.0f tps".formatted(yardsticks.pgbenchBy(), after));
        var stand = parts.stand();
        return new Results(
                options.mode(),
                options.seed(),
                meter.minutes(),
                machine,
                versions(stand, parts.database()),
                yardsticks.withAfter(after),
                starts.report(),
                meter.peaks().memory(),
                new Results.Disk(bytesPerPayment, stand.installation().databaseBytes()),
                new Results.Webhooks(stand.arrivals().taken(), stand.arrivals().forged()),
                steps,
                costliest,
                scenarios.results());
    }

    private Results.Versions versions(Stand stand, Database database) throws SQLException {
        return new Results.Versions(
                options.version(),
                Runtime.version().toString(),
                database.setting("server_version"),
                ServerCommand.flags(ServerCommand.forStart(stand.serverCommand())),
                database.durability());
    }
}
