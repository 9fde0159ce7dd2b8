package dev.tollbridge.bench.speed;

import dev.tollbridge.bench.process.Arguments;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * With how many old payments it is measured.
 *
 * @param points growing, 0 to {@link #MOST}
 * @param rounds of each scenario at each point
 */
record CurveOptions(List<Integer> points, int rounds, BenchOptions common) {
    static final int MOST = 100_000_000;
    private static final String FULL = "0,1000000,2000000,5000000";
    private static final String QUICK = "0,20000,50000";
    private static final int ROUNDS = 3;
    private static final int MOST_ROUNDS = 100;

    /**
     * @throws IllegalArgumentException with one line that says what is wrong
     */
    static CurveOptions parse(List<String> words, long newSeed, Supplier<Path> newDirectory) {
        var typed = new Arguments(words, BenchOptions.FLAGS);
        var points = typed.text("--points");
        int rounds = (int) typed.number("--rounds", ROUNDS, MOST_ROUNDS);
        var common = BenchOptions.parse(typed, newSeed, newDirectory);
        typed.refuseOthers();
        var standard = common.mode().equals("full") ? FULL : QUICK;
        return new CurveOptions(points(points == null ? standard : points), rounds, common);
    }

    private static List<Integer> points(String text) {
        if (!text.matches("[0-9]{1,9}(,[0-9]{1,9})*")) {
            throw refused(text);
        }
        var points = Arrays.stream(text.split(",", -1)).map(Integer::valueOf).toList();
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i) > MOST || (i > 0 && points.get(i) <= points.get(i - 1))) {
                throw refused(text);
            }
        }
        return points;
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException(
                "--points needs growing numbers of payments from 0 to %d with commas between, not '%s'"
                        .formatted(MOST, text));
    }
}
