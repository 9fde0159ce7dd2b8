package dev.tollbridge.bench.speed;

import dev.tollbridge.bench.load.Loops;
import dev.tollbridge.bench.load.Work;
import dev.tollbridge.bench.process.ServerCommand;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A running server with a database of its own that is measured again and again in closed loops, so
 * that its rounds can be held against one another or against another one's.
 */
record Subject(
        Stand stand,
        Database database,
        Meter meter,
        Loops loops,
        Works works,
        Caller quiet,
        Caller lively,
        BenchOptions options)
        implements AutoCloseable {
    /**
     * @param name begins the order numbers of its payments
     */
    static Subject open(
            String name, List<String> server, BenchOptions options, Path directory, PrintStream out)
            throws IOException, InterruptedException, SQLException {
        var stand = Stand.open(ServerCommand.withoutLearning(server), options, directory);
        Runtime.getRuntime().addShutdownHook(new Thread(stand.installation()::close, "stop"));
        stand.startChannels();
        stand.installation().startServer();
        return new Subject(
                stand,
                stand.database(),
                new Meter(stand, out),
                new Loops(),
                new Works(name + options.seed(), stand.arrivals(), new PaidPayments()),
                stand.quiet("quiet", 0),
                stand.lively("lively"),
                options);
    }

    Work work(String scenario) {
        return switch (scenario) {
            case "create" -> works.create(quiet);
            case "full_life" -> works.life(List.of(lively));
            case "refund" -> works.refund();
            case "read" -> works.read();
            default -> throw new IllegalArgumentException(scenario);
        };
    }

    void warmUp(List<String> scenarios) throws InterruptedException {
        for (var scenario : scenarios) {
            loops.closed(work(scenario), clients(), options.plan().warmUp());
        }
    }

    /**
     * Measures one round and adds it to those of its scenario.
     *
     * @param label how the line that tells of it begins
     */
    void measure(String label, String scenario, Map<String, List<Measured>> rounds)
            throws InterruptedException, SQLException {
        var work = work(scenario);
        var measured =
                meter.measure(
                        label,
                        database,
                        () -> loops.closed(work, clients(), options.plan().round()));
        rounds.computeIfAbsent(scenario, name -> new ArrayList<>()).add(measured);
    }

    int clients() {
        return options.plan().fewClients().getLast();
    }

    @Override
    public void close() throws IOException, SQLException {
        database.close();
        stand.close();
    }
}
