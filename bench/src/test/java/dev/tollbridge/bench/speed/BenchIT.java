package dev.tollbridge.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tollbridge.bench.Built;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The shortest run that does everything once: the benchmark itself works, and fails nothing. */
class BenchIT {
    @Test
    void measuresEveryScenario() throws Exception {
        var results = run("bench", List.of());

        assertThat(results.at("/yardsticks/pgbench_tps").asDouble()).isPositive();
        assertThat(results.at("/yardsticks/rsa_sign_per_second").asDouble()).isPositive();
        assertThat(results.path("scenarios").propertyNames())
                .containsExactlyInAnyOrder(
                        "create",
                        "create_with_channel",
                        "full_life",
                        "full_life_alipay",
                        "refund",
                        "read",
                        "slow_channel",
                        "many_merchants",
                        "hot_merchant",
                        "million_old");
        assertThat(results.path("scenarios"))
                .allSatisfy(scenario ->
                        assertThat(scenario.path("closed"))
                                .allSatisfy(
                                        one -> assertThat(one.at("/round/failures")).isEmpty()));
        assertThat(results.at("/scenarios/full_life/per_second").asDouble()).isPositive();
        assertThat(results.at("/scenarios/full_life/p99_ms").asDouble()).isPositive();
        assertThat(results.at("/steps/full_life/commits").asDouble()).isGreaterThan(1);
        assertThat(results.at("/versions/durability/fsync").asString()).isEqualTo("on");
        assertThat(results.at("/webhooks/taken").asLong()).isPositive();
        assertThat(results.at("/webhooks/forged").asLong()).isZero();
        assertThat(results.at("/disk/bytes_per_payment").asDouble()).isPositive();
        assertThat(results.at("/memory/heap_used_bytes").asLong()).isPositive();
    }

    @Test
    void drawsTheCurve() throws Exception {
        var results = run("curve", List.of("curve", "--points", "0,150", "--rounds", "1"));

        var points = results.path("points");
        assertThat(points.valueStream().map(point -> point.path("old_payments").asInt()))
                .containsExactly(0, 150);
        assertThat(points)
                .allSatisfy(point ->
                        assertThat(point.path("scenarios").propertyNames())
                                .containsExactly("full_life", "create", "read"));
        assertThat(points.get(1).path("table_bytes").asLong())
                .isGreaterThan(points.get(0).path("table_bytes").asLong());
        assertThat(points.findValues("failures")).allSatisfy(one -> assertThat(one).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,1", "2,1", "-1", "1,", "100000001", "many"})
    void refusesACurveThatDoesNotGrow(String points) throws IOException {
        var words = words("curve", List.of("--points", points));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CurveOptions.parse(words, 1, () -> Path.of("unused")))
                .withMessageContaining("--points needs");
    }

    private static JsonNode run(String name, List<String> more) throws Exception {
        var json = Built.emptyDirectory(name).resolveSibling(name + ".json");
        var words = new ArrayList<>(words(name, more));
        words.addAll(List.of("--json", json.toString()));

        int code = Command.run(words, System.out);

        assertThat(code).isZero();
        return Results.JSON.readTree(Files.readString(json));
    }

    private static List<String> words(String name, List<String> more) throws IOException {
        var words = new ArrayList<>(more);
        words.addAll(
                List.of(
                        "--smoke",
                        "--seed",
                        "1",
                        "--data",
                        Built.emptyDirectory(name).toString(),
                        "--server-command",
                        Built.command("server"),
                        "--simulators-command",
                        Built.command("simulators"),
                        "--channel-jar",
                        Built.classes("bench").toString(),
                        "--stub-command",
                        Built.command("bench", "channel")));
        return words;
    }
}
