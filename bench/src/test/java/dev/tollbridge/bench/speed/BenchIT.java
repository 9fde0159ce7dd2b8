package dev.tollbridge.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.bench.Built;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shortest run that does everything once: the benchmark itself works, and fails nothing. */
class BenchIT {
    @Test
    void measuresEveryScenario() throws Exception {
        var json = Built.emptyDirectory("bench").resolveSibling("bench.json");

        int code =
                Command.run(
                        List.of(
                                "--smoke",
                                "--seed",
                                "1",
                                "--json",
                                json.toString(),
                                "--data",
                                Built.emptyDirectory("bench").toString(),
                                "--server-command",
                                Built.command("server"),
                                "--simulators-command",
                                Built.command("simulators"),
                                "--channel-jar",
                                Built.classes("bench").toString(),
                                "--stub-command",
                                Built.command("bench", "channel")),
                        System.out);

        assertThat(code).isZero();
        var results = Results.JSON.readTree(Files.readString(json));
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
}
