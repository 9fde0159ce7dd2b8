package dev.tollbridge.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A quarter of a minute of everything, with one kill at least: the soak itself works. */
class SoakIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** Of this seed the first mishap of the processes is a kill of the server. */
    private static final String SEED = "140";

    @Test
    void keepsEveryPromise() throws Exception {
        var options =
                SoakOptions.parse(
                        List.of(
                                "--minutes",
                                "0.25",
                                "--rate",
                                "3",
                                "--seed",
                                SEED,
                                "--data",
                                emptyDirectory().toString(),
                                "--server-command",
                                // A short lease: calls that a kill cut off are taken up sooner.
                                command("server", "--tollbridge.idempotency-lease=5s"),
                                "--simulators-command",
                                command("simulators")),
                        0,
                        () -> Path.of("unused"));

        var report = new Soak(options, System.out).run();

        assertThat(report.findings()).isEmpty();
        assertThat(report.settle().quiet()).isTrue();
        assertThat(report.isClean()).isTrue();
        assertThat(report.faults()).containsKey("server_kill");
        assertThat(report.operations()).containsKeys("create", "payer_pays", "mistake", "read");
        assertThat(report.acknowledged()).isGreaterThan(report.payments());
        assertThat(report.webhooks().events()).isGreaterThan(report.payments());
        assertThat(report.settle().paidToWebhookMaxMs()).isPositive();
        assertThat(report.server().databaseBytes()).isPositive();
        assertThat(ReportText.of(report)).contains("lost", "doubled", "server_kill");
    }

    private static String command(String module, String... arguments) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var words =
                new ArrayList<>(
                        List.of(
                                java,
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "-jar",
                                jar(module).toString()));
        words.addAll(List.of(arguments));
        return String.join("\n", words);
    }

    private static Path jar(String module) throws IOException {
        var directory = ROOT.resolve(module).resolve("target");
        try (var files = Files.newDirectoryStream(directory, "tollbridge-*-app.jar")) {
            return files.iterator().next();
        }
    }

    /** Under {@code target}, so that logs and journal survive the test. */
    private static Path emptyDirectory() throws IOException {
        var path = ROOT.resolve("bench/target/soak");
        if (Files.exists(path)) {
            try (var files = Files.walk(path)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return path;
    }
}
