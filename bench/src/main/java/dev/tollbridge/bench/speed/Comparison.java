package dev.tollbridge.bench.speed;

import java.util.List;
import java.util.Map;

/** How the second build stands to the first, as JSON has it. */
record Comparison(
        String a,
        String b,
        int rounds,
        long seed,
        Results.Machine machine,
        Map<String, Compared> scenarios) {

    /**
     * @param ratio the geometric mean of perRound
     * @param perRound b's pieces per second divided by a's, of each round: if they lie on both
     *     sides of 1, no difference was shown
     * @param serverCpuRatio b's processor time of the server for a piece divided by a's, mean of
     *     the rounds
     */
    record Compared(
            double ratio,
            List<Double> perRound,
            double serverCpuRatio,
            List<Measured> a,
            List<Measured> b) {}
}
