package dev.tollbridge.bench.speed;

import dev.tollbridge.bench.process.Scratch;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** {@code bench} and its kinds as typed, and their exit codes. */
public final class Command {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int MOST_SEED = 1_000_000;
    private static final String COMPARE = "compare";
    private static final String PEERS = "peers";
    private static final String CURVE = "curve";

    private Command() {}

    /** What is measured, once the options are understood. */
    private record Task(BenchOptions options, Measuring measuring) {}

    @FunctionalInterface
    private interface Measuring {
        /** What goes into the JSON file; the text is printed. */
        Object run(PrintStream out) throws IOException, SQLException, InterruptedException;
    }

    /**
     * @return 0 if it was measured, 1 if not, 2 if the options are wrong
     */
    public static int run(List<String> words, PrintStream out) throws InterruptedException {
        Task task;
        try {
            task = task(words);
        } catch (IllegalArgumentException e) {
            System.err.println("tollbridge: " + e.getMessage());
            return USAGE;
        }
        var options = task.options();
        try {
            var results = task.measuring().run(out);
            var json = options.json();
            if (json != null) {
                write(json, results);
            }
            if (!options.keep()) {
                Scratch.delete(options.directory());
            }
            return DONE;
        } catch (IOException | SQLException | IllegalStateException e) {
            e.printStackTrace(out);
            out.println("bench: not finished; logs and data are in " + options.directory());
            return FAILED;
        }
    }

    private static Task task(List<String> words) {
        long seed = ThreadLocalRandom.current().nextInt(MOST_SEED);
        if (words.getFirst().equals(COMPARE)) {
            var rest = words.subList(1, words.size());
            var options = CompareOptions.parse(rest, seed, () -> Scratch.create("compare"));
            return new Task(
                    options.common(),
                    out -> {
                        var comparison = new Compare(options, out).run();
                        out.println(Compare.text(comparison));
                        return comparison;
                    });
        }
        if (words.getFirst().equals(PEERS)) {
            var rest = words.subList(1, words.size());
            var options = PeersOptions.parse(rest, seed, () -> Scratch.create(PEERS));
            return new Task(
                    options.common(),
                    out -> {
                        var standing = new Peers(options, out).run();
                        out.println(StandingText.of(standing));
                        return standing;
                    });
        }
        if (words.getFirst().equals(CURVE)) {
            var rest = words.subList(1, words.size());
            var options = CurveOptions.parse(rest, seed, () -> Scratch.create(CURVE));
            return new Task(
                    options.common(),
                    out -> {
                        var drawn = new Curve(options, out).run();
                        out.println(Curve.text(drawn));
                        return drawn;
                    });
        }
        var options = BenchOptions.parse(words, seed, () -> Scratch.create("bench"));
        return new Task(
                options,
                out -> {
                    var results = new Bench(options, out).run();
                    out.println(ResultText.of(results));
                    return results;
                });
    }

    private static void write(Path file, Object results) throws IOException {
        Files.writeString(
                file,
                Results.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(results) + "\n");
    }
}
