package dev.tollbridge.bench.speed;

import dev.tollbridge.bench.process.Arguments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * Which two builds.
 *
 * @param a the server's runnable jar, what is compared with
 * @param b the server's runnable jar, what is judged
 * @param rounds of both
 */
record CompareOptions(Path a, Path b, int rounds, BenchOptions common) {
    private static final int ROUNDS = 4;
    private static final int MOST_ROUNDS = 1000;

    /**
     * @throws IllegalArgumentException with one line that says what is wrong
     */
    static CompareOptions parse(List<String> words, long newSeed, Supplier<Path> newDirectory) {
        var typed = new Arguments(words, BenchOptions.FLAGS);
        var options =
                new CompareOptions(
                        jar(typed, "--a"),
                        jar(typed, "--b"),
                        (int) typed.number("--rounds", ROUNDS, MOST_ROUNDS),
                        BenchOptions.parse(typed, newSeed, newDirectory));
        typed.refuseOthers();
        return options;
    }

    private static Path jar(Arguments typed, String name) {
        var path = typed.path(name);
        if (path == null || !Files.isRegularFile(path)) {
            throw new IllegalArgumentException(
                    "compare needs %s JAR, the runnable jar of a server".formatted(name));
        }
        return path;
    }
}
