package dev.tollbridge.bench.speed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The Java heap of another process as jstat tells, whatever the collector.
 *
 * @param usedBytes garbage that waits for its collection included
 * @param committedBytes taken from the machine
 */
record Heap(long usedBytes, long committedBytes) {
    private static final List<String> USED = List.of("S0U", "S1U", "EU", "OU");
    private static final List<String> COMMITTED = List.of("S0C", "S1C", "EC", "OC");
    private static final int KIB = 1024;

    /**
     * @param java the program that runs the process; jstat is beside it
     */
    static Heap of(String java, long pid) {
        var jstat = Path.of(java).resolveSibling("jstat").toString();
        try {
            var process = new ProcessBuilder(jstat, "-gc", String.valueOf(pid)).start();
            try (var lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.US_ASCII))) {
                var names = words(lines.readLine());
                var values = words(lines.readLine());
                return new Heap(sum(names, values, USED), sum(names, values, COMMITTED));
            }
        } catch (IOException e) {
            return new Heap(0, 0);
        }
    }

    private static List<String> words(@org.jspecify.annotations.Nullable String line) {
        return line == null ? List.of() : List.of(line.strip().split("\\s+", -1));
    }

    private static long sum(List<String> names, List<String> values, List<String> wanted) {
        return wanted.stream()
                .map(names::indexOf)
                .filter(at -> at >= 0 && at < values.size())
                .mapToLong(at -> (long) (kib(values.get(at)) * KIB))
                .sum();
    }

    /** A collector without such a space prints a dash. */
    private static double kib(String text) {
        return text.equals("-") ? 0 : Double.parseDouble(text);
    }
}
