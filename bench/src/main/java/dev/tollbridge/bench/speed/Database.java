package dev.tollbridge.bench.speed;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What only the database can tell. Its own questions write nothing. */
final class Database implements AutoCloseable {
    private static final String EXTENSION = "pg_stat_statements";
    private final Connection connection;
    private final int port;

    private Database(Connection connection, int port) {
        this.connection = connection;
        this.port = port;
    }

    static Database open(int port, String name) throws SQLException {
        return new Database(DriverManager.getConnection(url(port, name)), port);
    }

    static String url(int port, String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?user=postgres";
    }

    /** The server's own. */
    static Database open(int port) throws SQLException {
        return open(port, "postgres");
    }

    int port() {
        return port;
    }

    /**
     * @param commits transactions that wrote, each of which waited for the disk; counted by their
     *     numbers, which is exact at once, unlike the statistics' collector
     * @param walBytes written to the write-ahead log
     */
    record Counters(long commits, long walBytes) {
        Counters since(Counters before) {
            return new Counters(commits - before.commits, walBytes - before.walBytes);
        }
    }

    Counters counters() throws SQLException {
        return one(
                """
                select pg_snapshot_xmax(pg_current_snapshot())::text::bigint,
                    pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint
                """,
                row -> new Counters(row.getLong(1), row.getLong(2)));
    }

    /** Of all tables of the server, with their indexes, in bytes. */
    long tableBytes() throws SQLException {
        return one(
                """
                select coalesce(sum(pg_total_relation_size(oid)), 0)::bigint from pg_class
                where relkind = 'r' and relnamespace = 'public'::regnamespace
                """,
                row -> row.getLong(1));
    }

    long payments() throws SQLException {
        return one("select count(*) from payments", row -> row.getLong(1));
    }

    String setting(String name) throws SQLException {
        return one("show " + name, row -> row.getString(1));
    }

    /** Whether what is committed is on the disk, by the names of the settings. */
    Map<String, String> durability() throws SQLException {
        var durability = new LinkedHashMap<String, String>();
        for (var name : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            durability.put(name, setting(name));
        }
        return durability;
    }

    /** From the next start on; counts every statement. */
    void countStatementsFromNextStart(boolean counted) throws SQLException {
        run(
                counted
                        ? "alter system set shared_preload_libraries = '" + EXTENSION + "'"
                        : "alter system reset shared_preload_libraries");
    }

    void startCounting() throws SQLException {
        run("create extension if not exists " + EXTENSION);
    }

    /**
     * @param roundTrips messages that wait for an answer: all but {@code BEGIN}, which travels with
     *     the statement after it; a batch counts as its statements, so this is an upper bound
     * @param statements without those that only begin and end transactions
     */
    record Statements(long roundTrips, long statements) {
        Statements since(Statements before) {
            return new Statements(roundTrips - before.roundTrips, statements - before.statements);
        }
    }

    Statements statements() throws SQLException {
        return one(
                """
                select coalesce(sum(calls) filter (where query !~* '^begin'), 0)::bigint,
                    coalesce(sum(calls) filter (where query !~* '^(begin|commit|rollback)'), 0)::bigint
                from pg_stat_statements where toplevel
                    and dbid = (select oid from pg_database where datname = current_database())
                """,
                row -> new Statements(row.getLong(1), row.getLong(2)));
    }

    /** What took the database's time, per call, the costliest together first. */
    record Costly(String statement, long calls, double msTogether) {}

    List<Costly> costliest(int limit) throws SQLException {
        var found = new ArrayList<Costly>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select left(regexp_replace(query, '\\s+', ' ', 'g'), 160), calls,
                                    total_exec_time + total_plan_time
                                from pg_stat_statements where toplevel order by 3 desc limit %d
                                """
                                        .formatted(limit))) {
            while (rows.next()) {
                found.add(new Costly(rows.getString(1), rows.getLong(2), rows.getDouble(3)));
            }
        }
        return found;
    }

    void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Reads the first row. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> T one(String sql, Reader<T> reader) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return reader.read(rows);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
