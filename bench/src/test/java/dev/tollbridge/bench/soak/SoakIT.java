package dev.tollbridge.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.bench.Built;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A quarter of a minute of everything, with one kill at least: the soak itself works. */
class SoakIT {
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
                                Built.emptyDirectory("soak").toString(),
                                "--server-command",
                                // A short lease: calls that a kill cut off are taken up sooner.
                                Built.command("server", "--tollbridge.idempotency-lease=5s"),
                                "--simulators-command",
                                Built.command("simulators")),
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
}
