package dev.tollbridge.bench.speed;

import dev.tollbridge.bench.load.Loops;
import dev.tollbridge.bench.load.Work;
import dev.tollbridge.bench.peers.KillBill;
import dev.tollbridge.bench.peers.KillBillSetup.Tuning;
import dev.tollbridge.bench.peers.KillBillShop;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The gateway and Kill Bill take payments in turns, with databases side by side in the gateway's
 * PostgreSQL. Both run all the time; the one whose turn it is not has nothing to do.
 */
final class Peers {
    private static final List<Integer> CLIENTS = List.of(1, 8, 32);
    private static final String OURS = "tollbridge";

    /** Times the plan's: Kill Bill comes to its pace slowly. */
    private static final int WARM_UPS = 10;

    /** For a client, so that what is under way at the ends of a round does not decide it. */
    private static final int LEAST_PIECES = 2;

    private static final int DOUBLINGS = 4;

    private final PeersOptions options;
    private final BenchOptions common;
    private final PrintStream out;

    Peers(PeersOptions options, PrintStream out) {
        this.options = options;
        this.common = options.common();
        this.out = out;
    }

    /** One of the two, running. */
    private record Side(String name, Meter meter, Work work, Loops loops, Rest rest) {}

    /** What has to end before the other's turn, and belongs to what the turn cost. */
    @FunctionalInterface
    private interface Rest {
        void await() throws InterruptedException;
    }

    Standing run() throws IOException, InterruptedException, SQLException {
        var machine = Host.describe();
        out.printf(
                "peers: %s, %s, data in %s%n",
                options.version(), common.mode(), common.directory());
        try (var stand = Stand.open(common.server(), common, common.directory())) {
            Runtime.getRuntime().addShutdownHook(new Thread(stand.installation()::close, "stop"));
            stand.startChannels();
            stand.installation().startServer();
            try (var database = stand.database()) {
                return measure(stand, database, machine);
            }
        }
    }

    private Standing measure(Stand stand, Database database, Results.Machine machine)
            throws IOException, InterruptedException, SQLException {
        var plan = common.plan();
        var meter = new Meter(stand, out);
        var pgbench = PgBench.prepare(database, plan.scale());
        double before = pgbench.run(plan.yardstick());
        meter.say("%s simple-update %.0f tps".formatted(pgbench.by(), before));
        var works = new Works("p" + common.seed(), stand.arrivals(), new PaidPayments());
        var ours =
                new Side(OURS, meter, works.create(stand.quiet("peers", 0)), new Loops(), () -> {});
        var tunings = new LinkedHashMap<String, Standing.Tuned>();
        for (var tuning : Tuning.values()) {
            var knobs = options.killBill().knobs(tuning);
            tunings.put(
                    tuning.name().toLowerCase(Locale.ROOT),
                    new Standing.Tuned(knobs, beside(stand, database, ours, tuning)));
        }
        double after = pgbench.run(plan.yardstick());
        return new Standing(
                options.version(),
                common.version(),
                common.mode(),
                common.seed(),
                meter.minutes(),
                machine,
                database.setting("server_version"),
                database.durability(),
                before,
                after,
                pgbench.by(),
                tunings);
    }

    private Map<Integer, Comparison.Compared> beside(
            Stand stand, Database database, Side ours, Tuning tuning)
            throws IOException, InterruptedException, SQLException {
        var name = "killbill_" + tuning.name().toLowerCase(Locale.ROOT);
        database.run("create database " + name);
        try (var killBill =
                        KillBill.start(
                                options.killBill(),
                                tuning,
                                Database.url(database.port(), name),
                                common.directory().resolve(name),
                                stand.installation());
                var shop = KillBillShop.open(killBill.base(), "k" + common.seed())) {
            var theirs =
                    new Side(
                            name,
                            new Meter(stand, killBill::pid, out),
                            shop.purchase(),
                            new Loops(),
                            killBill::awaitQuiet);
            return inTurns(database, theirs, ours);
        }
    }

    private Map<Integer, Comparison.Compared> inTurns(Database database, Side theirs, Side ours)
            throws InterruptedException, SQLException {
        var plan = common.plan();
        var warmUp = plan.warmUp().multipliedBy(WARM_UPS);
        for (var side : List.of(theirs, ours)) {
            side.loops().closed(side.work(), CLIENTS.getLast(), warmUp);
            side.rest().await();
        }
        var compared = new LinkedHashMap<Integer, Comparison.Compared>();
        for (int clients : CLIENTS) {
            var time = roundOf(theirs, clients);
            var a = new ArrayList<Measured>();
            var b = new ArrayList<Measured>();
            for (int n = 0; n < options.rounds(); n++) {
                if (n % 2 == 0) {
                    a.add(round(database, theirs, clients, time));
                    b.add(round(database, ours, clients, time));
                } else {
                    b.add(round(database, ours, clients, time));
                    a.add(round(database, theirs, clients, time));
                }
            }
            compared.put(clients, Compare.compared(a, b));
        }
        return compared;
    }

    /** The plan's, or as often twice that as the peer needs to get enough done. */
    private Duration roundOf(Side peer, int clients) throws InterruptedException {
        var time = common.plan().round();
        for (int n = 0; n < DOUBLINGS; n++) {
            var round = peer.loops().closed(peer.work(), clients, time);
            peer.rest().await();
            if (round.done() >= (long) LEAST_PIECES * clients) {
                return time;
            }
            time = time.multipliedBy(2);
        }
        return time;
    }

    private Measured round(Database database, Side side, int clients, Duration time)
            throws InterruptedException, SQLException {
        return side.meter()
                .measure(
                        "%s, clients %d".formatted(side.name(), clients),
                        database,
                        () -> {
                            var round = side.loops().closed(side.work(), clients, time);
                            side.rest().await();
                            return round;
                        });
    }
}
