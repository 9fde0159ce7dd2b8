package dev.tollbridge.e2e;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A gateway with its simulators, on free ports and in a directory of its own. The server can be
 * killed and started again; the simulators, being the outside world, go on.
 */
final class Installation implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final List<String> JVM =
            List.of(
                    Repository.java(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "--enable-native-access=ALL-UNNAMED",
                    "-jar");

    private final Path directory;
    private final int port = Repository.freePort();
    private final Program simulators;
    private final FakeAlipay alipay;
    private final ChannelProxy wire;
    private @Nullable Program server;

    private Installation(String name) {
        this.directory = Repository.emptyDirectory(name);
        int simulatorsPort = Repository.freePort();
        this.simulators =
                program(
                        "simulators",
                        Map.of(),
                        "--port",
                        String.valueOf(simulatorsPort),
                        "--data",
                        directory.resolve("simulators").toString());
        var base = URI.create("http://127.0.0.1:" + simulatorsPort);
        this.alipay = new FakeAlipay(base);
        this.wire = new ChannelProxy(base);
        awaitUp(simulators, base.resolve("/health"));
    }

    /** Starts everything and returns when payments can be taken. */
    static Installation start(String name) {
        var installation = new Installation(name);
        installation.startServer();
        return installation;
    }

    void startServer() {
        var data = directory.resolve("data");
        server =
                program(
                        "server",
                        Map.of(
                                "TOLLBRIDGE_PORT",
                                String.valueOf(port),
                                "TOLLBRIDGE_DATA_DIR",
                                data.toString(),
                                "TOLLBRIDGE_DEVELOPMENT",
                                "true",
                                "TOLLBRIDGE_SIMULATORS_URL",
                                wire.url().toString()));
        awaitUp(server, base().resolve("/actuator/health"));
        await("demo data").atMost(START_LIMIT).until(() -> Files.exists(data.resolve("demo.json")));
    }

    /** {@code kill -9}. */
    void killServer() {
        var running = server;
        if (running != null) {
            running.kill();
            server = null;
        }
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + port);
    }

    FakeAlipay alipay() {
        return alipay;
    }

    ChannelProxy wire() {
        return wire;
    }

    /** What {@code demo.json} tells. */
    JsonNode demo() {
        return Http.JSON.readTree(directory.resolve("data/demo.json").toFile());
    }

    /** The API with the demo merchant's key. */
    Api api() {
        return new Api(base(), demo().path("api_key").asString());
    }

    private Program program(String module, Map<String, String> environment, String... arguments) {
        var command = new ArrayList<>(JVM);
        command.add(Repository.jar(module).toString());
        command.addAll(List.of(arguments));
        return Program.start(directory.resolve(module + ".log"), environment, command);
    }

    private static void awaitUp(Program program, URI health) {
        await("answer of " + health)
                .atMost(START_LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    if (!program.isAlive()) {
                        throw new AssertionError("ended: " + program.output());
                    }
                    return Http.isUp(health);
                });
    }

    @Override
    public void close() {
        var running = server;
        if (running != null) {
            running.close();
        }
        wire.close();
        simulators.close();
    }
}
