package dev.tollbridge.simulation;

import dev.tollbridge.merchant.Merchants;
import dev.tollbridge.merchant.StrayMoney;
import dev.tollbridge.simulators.MemorySimulators;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A database, two nodes, a channel and the shops' receivers. Made once and used for one seed after
 * the other: what a seed leaves is wiped, and merchants and accounts are new each time.
 */
final class World implements AutoCloseable {
    static final int NODES = 2;

    private final Database.Pool pool;
    private final Time time = new Time();
    private final Chance chance = new Chance();
    private final MemorySimulators simulators;
    private final SteppedTransport transport;
    private final NoticeRoad road;
    private final Sink sink;
    private final List<Node> nodes = new ArrayList<>();
    private final ChannelApps apps;
    private final String wipe;
    private @Nullable Weather weather;
    private long begun;

    /**
     * @param more further configurations of the nodes, such as deliberate bugs
     */
    World(Database database, String name, List<Class<?>> more) {
        this.pool = database.create(name);
        this.road = new NoticeRoad(this::weather, nodes::get);
        this.simulators = new MemorySimulators(time::now, chance, road);
        this.transport = new SteppedTransport(this::simulators, this::weather, time);
        this.sink = new Sink(this::weather);
        var directory = directory();
        for (int i = 0; i < NODES; i++) {
            nodes.add(
                    new Node(
                            time.new MachineClock(),
                            new Node.Surroundings(
                                    new SteppedDatabase(pool.plain(), this::weather),
                                    chance,
                                    transport,
                                    sink,
                                    directory,
                                    more)));
        }
        this.apps = new ChannelApps(simulators);
        // Now, so that the first seed draws as many numbers as every other.
        apps.app(Shop.APP_OF_A);
        apps.app(Shop.APP_OF_B);
        this.wipe = wipeStatement();
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("simulated-nodes");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MemorySimulators simulators() {
        return simulators;
    }

    private Weather weather() {
        if (weather == null) {
            throw new IllegalStateException("no history is running");
        }
        return weather;
    }

    /**
     * The audit log stays: its writer has its own thread and remembers where its chain ends. The
     * books refuse to be emptied, so their guard is put aside for that moment.
     */
    private String wipeStatement() {
        try (var connection = pool.plain().getConnection();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select string_agg(quote_ident(tablename), ', ') from pg_tables
                                where schemaname = 'public' and tablename <> 'flyway_schema_history'
                                    and tablename not like 'audit%'\
                                """)) {
            rows.next();
            return """
            alter table ledger_entries disable trigger ledger_entries_append_only;
            truncate %s;
            alter table ledger_entries enable always trigger ledger_entries_append_only\
            """
                    .formatted(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot list the tables", e);
        }
    }

    /**
     * A new beginning, the same for the same seed. Only the shops are others each time, because
     * nodes remember accounts: what an earlier history left there must not shine through.
     */
    List<Shop> begin(long seed, Weather newWeather) {
        weather = newWeather;
        time.reset();
        chance.begin(++begun);
        transport.reset();
        sink.reset();
        nodes.forEach(node -> node.clock().error(Duration.ZERO));
        nodes.forEach(Node::forget);
        apps.reset();
        wipe();
        var shops = List.of(Shop.open(this, "A"), Shop.open(this, "B"));
        time.reset();
        chance.begin(seed);
        return shops;
    }

    private void wipe() {
        try (var connection = pool.plain().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(wipe);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot wipe the database", e);
        }
    }

    void policy(Shop shop, StrayMoney policy) {
        node(0).bean(Merchants.class).strayMoney(shop.caller().merchant(), policy);
    }

    javax.sql.DataSource database() {
        return pool.plain();
    }

    Time time() {
        return time;
    }

    Chance chance() {
        return chance;
    }

    MemorySimulators channel() {
        return simulators;
    }

    ChannelApps apps() {
        return apps;
    }

    SteppedTransport transport() {
        return transport;
    }

    NoticeRoad road() {
        return road;
    }

    Sink sink() {
        return sink;
    }

    Node node(int index) {
        return nodes.get(index);
    }

    List<Node> nodes() {
        return nodes;
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
        simulators.close();
        pool.close();
    }
}
