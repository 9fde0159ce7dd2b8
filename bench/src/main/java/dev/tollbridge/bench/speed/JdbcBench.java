package dev.tollbridge.bench.speed;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What pgbench simple-update does, statement by statement, where that program is missing. */
final class JdbcBench {
    private static final int ACCOUNTS = 100_000;
    private static final List<String> TABLES =
            List.of(
                    "create table pgbench_accounts (aid int primary key, bid int, abalance int,"
                            + " filler char(84)) with (fillfactor = 100)",
                    "create table pgbench_history (tid int, bid int, aid int, delta int,"
                            + " mtime timestamp, filler char(22))");

    private JdbcBench() {}

    static void prepare(int port, String name, int scale) throws SQLException {
        try (var database = Database.open(port, name)) {
            for (var table : TABLES) {
                database.run(table);
            }
            database.run(
                    "insert into pgbench_accounts select n, 1 + (n - 1) / %d, 0, '' from generate_series(1, %d) n"
                            .formatted(ACCOUNTS, ACCOUNTS * scale));
            database.run("vacuum analyze");
        }
    }

    /** Transactions per second. */
    static double run(int port, String name, int scale, int clients, Duration time)
            throws SQLException, IOException, InterruptedException {
        var done = new LongAdder();
        var failures = new ConcurrentLinkedQueue<SQLException>();
        long end = System.nanoTime() + time.toNanos();
        var threads = new ArrayList<Thread>();
        for (int n = 0; n < clients; n++) {
            var random = new SplittableRandom(n);
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                try {
                                    client(port, name, scale, random, end, done);
                                } catch (SQLException e) {
                                    failures.add(e);
                                }
                            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw failures.remove();
        }
        return done.sum() / (time.toNanos() / 1e9);
    }

    private static void client(
            int port, String name, int scale, SplittableRandom random, long end, LongAdder done)
            throws SQLException {
        var url =
                "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres&prepareThreshold=1"
                        .formatted(port, name);
        try (var connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            while (System.nanoTime() < end) {
                transaction(
                        connection,
                        1 + random.nextInt(ACCOUNTS * scale),
                        random.nextInt(-5000, 5001));
                done.increment();
            }
        }
    }

    private static void transaction(Connection connection, int account, int delta)
            throws SQLException {
        try (var update =
                        connection.prepareStatement(
                                "update pgbench_accounts set abalance = abalance + ? where aid = ?");
                var select =
                        connection.prepareStatement(
                                "select abalance from pgbench_accounts where aid = ?");
                var insert =
                        connection.prepareStatement(
                                "insert into pgbench_history (tid, bid, aid, delta, mtime) values (1, 1, ?, ?, current_timestamp)")) {
            update.setInt(1, delta);
            update.setInt(2, account);
            update.executeUpdate();
            select.setInt(1, account);
            select.executeQuery().close();
            insert.setInt(1, account);
            insert.setInt(2, delta);
            insert.executeUpdate();
            connection.commit();
        }
    }
}
