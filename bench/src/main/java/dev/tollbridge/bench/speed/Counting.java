package dev.tollbridge.bench.speed;

import dev.tollbridge.bench.load.Work;
import dev.tollbridge.bench.speed.Results.Step;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/**
 * Counts what a piece of work asks of the database: many of them one after the other, less what the
 * server asks when nothing happens.
 */
final class Counting {
    private static final int IDLE_MS = 2000;

    /** What a piece leaves for later, such as the log of exchanges, is done by then. */
    private static final int SETTLE_MS = 700;

    private final Database database;
    private final int pieces;
    private final Rates idle;
    private long numbers;

    private record Rates(double roundTrips, double statements, double commits) {}

    private record Seen(Database.Statements statements, Database.Counters counters, long at) {}

    private Counting(Database database, int pieces) throws SQLException, InterruptedException {
        this.database = database;
        this.pieces = pieces;
        var before = seen();
        TimeUnit.MILLISECONDS.sleep(IDLE_MS);
        this.idle = rates(before, seen(), new Rates(0, 0, 0));
    }

    /** Watches the idle server first. */
    static Counting start(Database database, int pieces) throws SQLException, InterruptedException {
        database.startCounting();
        return new Counting(database, pieces);
    }

    Step count(Work work) throws SQLException, InterruptedException, IOException {
        // Caches are filled and statements prepared.
        for (int n = 0; n < pieces; n++) {
            work.once(--numbers);
        }
        TimeUnit.MILLISECONDS.sleep(SETTLE_MS);
        var before = seen();
        for (int n = 0; n < pieces; n++) {
            work.once(--numbers);
        }
        TimeUnit.MILLISECONDS.sleep(SETTLE_MS);
        var after = seen();
        double seconds = (after.at() - before.at()) / 1e9;
        var counted = rates(before, after, idle);
        return new Step(
                part(counted.roundTrips() * seconds),
                part(counted.statements() * seconds),
                part(counted.commits() * seconds));
    }

    private double part(double together) {
        return Math.max(0, Math.round(together / pieces * 10) / 10.0);
    }

    /** Per second, less those. */
    private static Rates rates(Seen before, Seen after, Rates less) {
        double seconds = (after.at() - before.at()) / 1e9;
        var statements = after.statements().since(before.statements());
        var counters = after.counters().since(before.counters());
        return new Rates(
                statements.roundTrips() / seconds - less.roundTrips(),
                statements.statements() / seconds - less.statements(),
                counters.commits() / seconds - less.commits());
    }

    private Seen seen() throws SQLException {
        return new Seen(database.statements(), database.counters(), System.nanoTime());
    }
}
