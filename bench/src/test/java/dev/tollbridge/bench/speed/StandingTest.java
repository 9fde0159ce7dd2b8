package dev.tollbridge.bench.speed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.bench.load.Round;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The ratio of rounds that ran in turns, and how it is told. */
class StandingTest {
    private static final List<Measured> PEER = List.of(measured(100, 4, 17), measured(50, 4, 17));
    private static final List<Measured> OURS = List.of(measured(400, 1, 2), measured(800, 1, 4));

    @Test
    void theRatioIsTheGeometricMeanOfTheRounds() {
        var compared = Compare.compared(PEER, OURS);
        assertThat(compared.perRound()).containsExactly(4.0, 16.0);
        assertThat(compared.ratio()).isEqualTo(8.0);
        assertThat(compared.serverCpuRatio()).isEqualTo(0.25);
    }

    @Test
    void theTableHoldsBothTheRatioAndTheKnobs() {
        var tuned = new Standing.Tuned(List.of("-Xmx1g"), Map.of(32, Compare.compared(PEER, OURS)));
        var standing =
                new Standing(
                        "Some Peer 1.0",
                        "abc1234",
                        "quick",
                        1,
                        2.5,
                        new Results.Machine("some", 2, 1, "Linux", 0.5),
                        "18",
                        Map.of("fsync", "on"),
                        5000,
                        4000,
                        "pgbench",
                        Map.of("tuned", tuned));
        assertThat(StandingText.of(standing))
                .contains(
                        "(abc1234) and Some Peer 1.0 in turns; pgbench 5000 tps before, 4000 after")
                .containsPattern("tuned +32 peer +75\\.00 .* 17\\.00 +4\\.00")
                .containsPattern("tuned +32 tollbridge +600\\.00 .* 3\\.00 +1\\.00")
                .contains("ratio 8.0, of the rounds [4.0, 16.0]")
                .contains("tuned: -Xmx1g");
    }

    private static Measured measured(double perSecond, double cpuMs, double commits) {
        var round = new Round(32, 0, 1, 1, 1, perSecond, 1, 2, 3, 4, 0, 0, Map.of());
        var usage = new Usage(cpuMs, 1, 0, 0, 0);
        return new Measured(round, usage, usage, commits, 1000);
    }
}
