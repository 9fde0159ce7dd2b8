package dev.tollbridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code ./tollbridge run}, from the first start to the second. */
class LauncherRunIT {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private final Path directory = Repository.emptyDirectory("launcher");
    private final Path data = directory.resolve("data");
    private final Launcher launcher = new Launcher(directory);
    private final String port = String.valueOf(Repository.freePort());
    private final String simulatorsPort = String.valueOf(Repository.freePort());

    @Test
    void startsShowsStopsAndKeepsItsData() throws IOException {
        JsonNode first;
        String payment;
        try (var run = start(port)) {
            first = demo();
            assertThat(run.output())
                    .contains(first.path("shop_url").asString())
                    .contains(first.path("api_key").asString())
                    .contains("Console", "Simulators");
            payment = api(first).post("/v1/payments", Orders.open(700)).ok().path("id").asString();

            var another =
                    launcher.call(
                            "run",
                            "--data",
                            data.toString(),
                            "--port",
                            String.valueOf(Repository.freePort()),
                            "--simulators-port",
                            String.valueOf(Repository.freePort()));
            assertThat(another.code()).isEqualTo(2);
            assertThat(another.output()).contains("already running").contains("kill");

            assertThat(postgres()).isTrue();
            assertThat(run.stop()).isZero();
        }
        assertEverythingStopped();
        assertThat(learned()).as("what makes the next start faster").hasSize(1);

        var elsewhere = String.valueOf(Repository.freePort());
        try (var run = start(elsewhere)) {
            assertThat(run.output())
                    .contains("http://127.0.0.1:" + elsewhere + "/demo/shop")
                    .doesNotContain(":" + port + "/");
            assertThat(demo().path("api_key")).isEqualTo(first.path("api_key"));
            assertThat(api(demo()).payment(payment).path("amount").asLong()).isEqualTo(700);
            assertThat(run.stop()).isZero();
        }
        assertEverythingStopped();
    }

    private Program start(String serverPort) {
        var run = launcher.start(Map.of(), arguments(serverPort));
        await("ready")
                .atMost(START_LIMIT)
                .until(() -> {
                    if (!run.isAlive()) {
                        throw new AssertionError(run.output());
                    }
                    return run.output().contains("Tollbridge is ready");
                });
        return run;
    }

    private String[] arguments(String serverPort) {
        return new String[] {
            "run",
            "--port",
            serverPort,
            "--simulators-port",
            simulatorsPort,
            "--data",
            data.toString()
        };
    }

    private static List<Path> learned() throws IOException {
        try (var files = Files.list(Repository.ROOT.resolve("target/launcher"))) {
            return files.filter(file -> file.toString().endsWith(".aot")).toList();
        }
    }

    private JsonNode demo() throws IOException {
        return Http.JSON.readTree(Files.readString(data.resolve("demo.json")));
    }

    private static Api api(JsonNode demo) {
        return new Api(
                URI.create(demo.path("api_base").asString()), demo.path("api_key").asString());
    }

    private void assertEverythingStopped() {
        assertThat(Http.isUp(URI.create("http://127.0.0.1:" + port + "/actuator/health")))
                .isFalse();
        assertThat(Http.isUp(URI.create("http://127.0.0.1:" + simulatorsPort + "/health")))
                .isFalse();
        assertThat(postgres()).isFalse();
        assertThat(data.resolve("run.pids")).doesNotExist();
    }

    /** PostgreSQL removes this file when it stops cleanly. */
    private boolean postgres() {
        return Files.exists(data.resolve("postgres/postmaster.pid"));
    }
}
