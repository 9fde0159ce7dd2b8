package dev.tollbridge.bench.process;

import dev.tollbridge.bench.client.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A gateway with its embedded database and its simulators, on free ports and in a directory of its
 * own. One thread at a time starts, kills and pauses; anybody may ask for addresses.
 */
public final class Installation implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(5);
    private static final Duration CHECK_LIMIT = Duration.ofMinutes(10);
    private static final int POLL_MS = 50;

    /** The line of postmaster.pid that holds the port (PostgreSQL, src/include/utils/pidfile.h). */
    private static final int PORT_LINE = 4;

    private final Commands commands;
    private final Path directory;
    private final Http http;
    private final int port = Measures.freePort();
    private final int simulatorsPort = Measures.freePort();
    private final List<Program> beside = new CopyOnWriteArrayList<>();
    private volatile @Nullable Program server;
    private volatile @Nullable Program simulators;

    /**
     * How the programs are started, each a command line without the arguments that are ours.
     *
     * @param serverEnvironment settings of the server beyond ports, data and development mode
     */
    public record Commands(
            List<String> server, List<String> simulators, Map<String, String> serverEnvironment) {}

    /**
     * @param directory empty or absent; holds data and logs
     */
    public Installation(Commands commands, Path directory, Http http) {
        this.commands = commands;
        this.directory = directory;
        this.http = http;
    }

    /** Starts the simulators and returns when they answer. */
    public void startSimulators() throws InterruptedException {
        var command = new ArrayList<>(commands.simulators());
        command.addAll(
                List.of(
                        "--port",
                        String.valueOf(simulatorsPort),
                        "--data",
                        directory.resolve("simulators").toString()));
        var program = Program.start(directory.resolve("simulators.log"), Map.of(), command);
        simulators = program;
        awaitUp(program, simulatorsBase().resolve("/health"), null);
    }

    /**
     * Starts another program that belongs to the run, and returns when it answers.
     *
     * @return its process
     */
    public long startBeside(String name, List<String> command, URI health)
            throws InterruptedException {
        var program = Program.start(directory.resolve(name + ".log"), Map.of(), command);
        beside.add(program);
        awaitUp(program, health, null);
        return program.pid();
    }

    /** Starts the server and returns when payments can be taken. */
    public void startServer() throws InterruptedException {
        var environment = new HashMap<>(commands.serverEnvironment());
        environment.put("TOLLBRIDGE_PORT", String.valueOf(port));
        environment.put("TOLLBRIDGE_DATA_DIR", data().toString());
        environment.put("TOLLBRIDGE_DEVELOPMENT", "true");
        environment.put("TOLLBRIDGE_SIMULATORS_URL", simulatorsBase().toString());
        var program =
                Program.start(
                        directory.resolve("server.log"),
                        environment,
                        ServerCommand.forStart(commands.server()));
        server = program;
        awaitUp(program, base().resolve("/actuator/health"), data().resolve("demo.json"));
    }

    /** {@code kill -9} of the server alone: its PostgreSQL runs on, orphaned. */
    public void killServer() throws InterruptedException {
        var running = server;
        if (running != null) {
            running.kill();
        }
    }

    /** {@code kill -9} of the server and of its PostgreSQL, as when the machine loses power. */
    public void killServerAndDatabase() throws InterruptedException {
        var database = database();
        killServer();
        if (database.isPresent()) {
            Signals.send(database.get().pid(), "KILL");
            awaitEnd(database.get());
        }
    }

    /** {@code kill -TERM}; whether it ended by itself. */
    public boolean stopServer() throws InterruptedException {
        var running = server;
        return running == null || running.stop(STOP_LIMIT);
    }

    public void killSimulators() throws InterruptedException {
        var running = simulators;
        if (running != null) {
            running.kill();
        }
    }

    /** The server stands still that long. */
    public void pauseServer(Duration time) throws InterruptedException {
        var running = server;
        if (running != null) {
            running.pause();
            try {
                Thread.sleep(time);
            } finally {
                running.resume();
            }
        }
    }

    /** PostgreSQL stands still that long: the process that accepts, and every session. */
    public void pauseDatabase(Duration time) throws InterruptedException {
        var database = database();
        if (database.isEmpty()) {
            return;
        }
        var all = Stream.concat(database.stream(), database.get().descendants()).toList();
        try {
            for (var process : all) {
                Signals.send(process.pid(), "STOP");
            }
            Thread.sleep(time);
        } finally {
            for (var process : all) {
                Signals.send(process.pid(), "CONT");
            }
        }
    }

    /** What a command printed that looks into the database, and its exit code. */
    public record Checked(int code, String output) {}

    /** A command of the server's program that looks into the database while the server runs. */
    public Checked offline(String name) throws InterruptedException {
        var command = new ArrayList<>(ServerCommand.withoutLearning(commands.server()));
        command.add(name);
        var log = directory.resolve(name + ".log");
        var program = Program.start(log, Map.of("TOLLBRIDGE_DATA_DIR", data().toString()), command);
        int code = program.exitCode(CHECK_LIMIT);
        try {
            return new Checked(code, Files.readString(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the server's process lives; it may still be starting. */
    public boolean isServerAlive() {
        var running = server;
        return running != null && running.isAlive();
    }

    public boolean areSimulatorsAlive() {
        var running = simulators;
        return running != null && running.isAlive();
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public URI simulatorsBase() {
        return URI.create("http://127.0.0.1:" + simulatorsPort);
    }

    /** The server's data directory. */
    public Path data() {
        return directory.resolve("data");
    }

    public Path directory() {
        return directory;
    }

    public long serverResidentBytes() {
        var running = server;
        return running == null ? 0 : Measures.residentBytes(running.pid());
    }

    /** Of the server's process; 0 if there is none. */
    public long serverPid() {
        var running = server;
        return running == null ? 0 : running.pid();
    }

    public long simulatorsPid() {
        var running = simulators;
        return running == null ? 0 : running.pid();
    }

    /** Of the PostgreSQL beside the server; 0 if there is none. */
    public long databasePid() {
        return database().map(ProcessHandle::pid).orElse(0L);
    }

    /** Where the running database listens, read from what it writes itself. */
    public int databasePort() {
        try (var lines = Files.lines(data().resolve("postgres/postmaster.pid"))) {
            return Integer.parseInt(lines.skip(PORT_LINE - 1).findFirst().orElseThrow().strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long databaseBytes() {
        return Measures.directoryBytes(data().resolve("postgres"));
    }

    private Optional<ProcessHandle> database() {
        var file = data().resolve("postgres/postmaster.pid");
        try (var lines = Files.lines(file)) {
            return lines.findFirst()
                    .map(String::strip)
                    .map(Long::parseLong)
                    .flatMap(ProcessHandle::of)
                    .filter(handle -> handle.info().command().orElse("").contains("postgres"));
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static void awaitEnd(ProcessHandle process) throws InterruptedException {
        var deadline = System.nanoTime() + STOP_LIMIT.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
    }

    private void awaitUp(Program program, URI health, @Nullable Path file)
            throws InterruptedException {
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!isUp(health) || (file != null && !Files.exists(file))) {
            if (!program.isAlive()) {
                throw new IllegalStateException("it ended while starting: see " + program.log());
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "it does not start in %s: see %s".formatted(START_LIMIT, program.log()));
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
    }

    private boolean isUp(URI health) throws InterruptedException {
        try {
            return http.send("GET", health, null, PROBE_LIMIT).status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends everything, the database of a killed server too. */
    @Override
    public synchronized void close() {
        try {
            stopServer();
            var running = simulators;
            if (running != null) {
                running.stop(STOP_LIMIT);
            }
            for (var program : beside) {
                program.stop(STOP_LIMIT);
            }
            var orphan = database();
            if (orphan.isPresent()) {
                Signals.send(orphan.get().pid(), "INT");
                awaitEnd(orphan.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
