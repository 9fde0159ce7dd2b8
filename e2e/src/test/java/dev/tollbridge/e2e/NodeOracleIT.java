package dev.tollbridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the tests of {@code oracles/node}: npm's official alipay-sdk against the simulator, npm's
 * standardwebhooks against our webhooks.
 */
@ExtendWith(SharedInstallation.class)
class NodeOracleIT {
    private static final Path PACKAGE = Repository.ROOT.resolve("oracles/node");

    @Test
    void otherPeoplesLibrariesAgree(Installation gateway, @TempDir Path directory) {
        var environment =
                Map.of(
                        "TOLLBRIDGE_URL", gateway.base().toString(),
                        "TOLLBRIDGE_API_KEY", gateway.api().key(),
                        "TOLLBRIDGE_SIMULATORS_URL", gateway.alipay().base().toString());
        run(
                directory.resolve("npm.log"),
                Map.of(),
                "npm",
                "--prefix",
                PACKAGE.toString(),
                "ci",
                "--no-audit",
                "--no-fund");

        var output =
                run(
                        directory.resolve("tests.log"),
                        environment,
                        "npm",
                        "--prefix",
                        PACKAGE.toString(),
                        "test");

        // All libraries were really there and judged something.
        assertThat(output).containsPattern("pass (3[3-9]|[4-9][0-9])").contains("skipped 0");
    }

    private static String run(Path log, Map<String, String> environment, String... command) {
        var program = Program.start(log, environment, List.of(command));
        assertThat(program.exitCode()).as(() -> program.output()).isZero();
        return program.output();
    }
}
