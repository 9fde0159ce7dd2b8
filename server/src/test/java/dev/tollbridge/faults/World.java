package dev.tollbridge.faults;

import dev.tollbridge.simulators.Simulators;
import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.Await;
import dev.tollbridge.testing.FakeAlipay;
import dev.tollbridge.testing.Node;
import dev.tollbridge.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything around a server: a PostgreSQL, the simulated channels, and wires to both that can be
 * torn. Servers are processes of their own; they work for the demo merchant.
 */
final class World implements AutoCloseable {
    private final Simulators simulators = Simulators.start();
    private final ChannelWire channel = new ChannelWire(simulators.baseUri());
    private final String databaseUrl;
    private final DatabaseWire database;
    private final JdbcClient sql;
    private final Path directory;
    private final List<Node> nodes = new ArrayList<>();

    World() {
        this(TestPostgres.newDatabase());
    }

    World(String databaseUrl) {
        this.databaseUrl = databaseUrl;
        database = new DatabaseWire(databaseUrl);
        sql = JdbcClient.create(new DriverManagerDataSource(databaseUrl));
        try {
            directory = Files.createTempDirectory("tollbridge-world");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ChannelWire channel() {
        return channel;
    }

    DatabaseWire database() {
        return database;
    }

    /** The database past the wire and past any server. */
    JdbcClient sql() {
        return sql;
    }

    FakeAlipay fake() {
        return new FakeAlipay(simulators.baseUri());
    }

    /** Begins to start a server with a data directory of this name. */
    Node begin(String name, Map<String, String> more) {
        var data = directory.resolve(name);
        if (!nodes.isEmpty() && Files.exists(directory.resolve("one/demo.json"))) {
            Node.copyFiles(directory.resolve("one"), data);
        }
        var properties =
                new HashMap<>(
                        Map.of(
                                "tollbridge.database-url",
                                database.url(),
                                "tollbridge.simulators-url",
                                channel.url().toString(),
                                // A commit that a test holds at a wire keeps its writer, and
                                // others do not gather meanwhile: steps that a test tells apart
                                // would share a commit.
                                "tollbridge.group-commit.writers",
                                "4",
                                "tollbridge.group-commit.gathering",
                                "0ms",
                                // What a test holds at a wire is not given up meanwhile.
                                "tollbridge.channel.deadline",
                                "120s"));
        properties.putAll(more);
        var node = Node.start(data, properties);
        nodes.add(node);
        return node;
    }

    /** Starts a server; the first one is named {@code one}. */
    Node start(String name) {
        var node = begin(name, Map.of()).awaitUp();
        Await.until(() -> Files.exists(directory.resolve(name + "/demo.json")), there -> there);
        return node;
    }

    /** The API of a server, with the demo merchant's key. */
    ApiClient api(Node node) {
        var demo = directory.resolve("one/demo.json");
        try {
            var key = JsonMapper.shared().readTree(Files.readString(demo)).at("/api_key");
            return ApiClient.of(node.port(), key.asString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The demo shop at a server. */
    Payer payer(Node node) {
        return new Payer(sql, fake(), api(node));
    }

    /** A connection of the test's own. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(databaseUrl);
    }

    /** How many of the servers' connections wait for a lock that somebody holds. */
    int waitingForLocks() {
        return sql.sql(
                        """
                        select count(*) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'\
                        """)
                .query(Integer.class)
                .single();
    }

    /** How many migrations are on record. */
    int migrations() {
        return sql.sql("select count(*) from flyway_schema_history").query(Integer.class).single();
    }

    /**
     * As if a time had passed in which nobody did anything: what was to come is due sooner. A
     * table's columns change together, or a worker could claim between them and lose its lease.
     */
    void later(Duration by) {
        sooner("attempts", by, "next_check_at", "lease_until");
        sooner("draws", by, "next_check_at", "lease_until");
        sooner("refunds", by, "next_check_at", "lease_until");
        sooner("idempotency_keys", by, "lease_until");
        sooner("webhook_deliveries", by, "next_try_at");
    }

    private void sooner(String table, Duration by, String... columns) {
        var changes =
                Stream.of(columns)
                        .map("%1$s = %1$s - make_interval(secs => :by)"::formatted)
                        .collect(Collectors.joining(", "));
        sql.sql("update %s set %s".formatted(table, changes)).param("by", by.toSeconds()).update();
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
        channel.close();
        database.close();
        simulators.close();
    }
}
