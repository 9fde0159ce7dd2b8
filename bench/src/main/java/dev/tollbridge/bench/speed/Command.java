package dev.tollbridge.bench.speed;

import dev.tollbridge.bench.process.Scratch;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

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
    private record Task(BenchOptions options, Measuring<?> measuring) {}

    @FunctionalInterface
    private interface Measuring<R> {
        /** What goes into the JSON file; the text is printed. */
        R run(PrintStream out) throws IOException, SQLException, InterruptedException;
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
        var rest = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case COMPARE -> {
                var options = CompareOptions.parse(rest, seed, () -> Scratch.create(COMPARE));
                yield task(options.common(), out -> new Compare(options, out).run(), Compare::text);
            }
            case PEERS -> {
                var options = PeersOptions.parse(rest, seed, () -> Scratch.create(PEERS));
                yield task(
                        options.common(), out -> new Peers(options, out).run(), StandingText::of);
            }
            case CURVE -> {
                var options = CurveOptions.parse(rest, seed, () -> Scratch.create(CURVE));
                yield task(options.common(), out -> new Curve(options, out).run(), Curve::text);
            }
            default -> {
                var options = BenchOptions.parse(words, seed, () -> Scratch.create("bench"));
                yield task(options, out -> new Bench(options, out).run(), ResultText::of);
            }
        };
    }

    private static <R> Task task(
            BenchOptions options, Measuring<R> measuring, Function<R, String> text) {
        return new Task(
                options,
                out -> {
                    var results = measuring.run(out);
                    out.println(text.apply(results));
                    return results;
                });
    }

    private static void write(Path file, Object results) throws IOException {
        Files.writeString(
                file,
                Results.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(results) + "\n");
    }
}
