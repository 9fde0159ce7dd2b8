package dev.tollbridge.bench.speed;

import dev.tollbridge.bench.process.Scratch;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** {@code bench} as typed, and its exit code. */
public final class Command {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int MOST_SEED = 1_000_000;

    private Command() {}

    /**
     * @return 0 if it was measured, 1 if not, 2 if the options are wrong
     */
    public static int run(List<String> words, PrintStream out) throws InterruptedException {
        BenchOptions options;
        try {
            options =
                    BenchOptions.parse(
                            words,
                            ThreadLocalRandom.current().nextInt(MOST_SEED),
                            () -> Scratch.create("bench"));
        } catch (IllegalArgumentException e) {
            System.err.println("tollbridge: " + e.getMessage());
            return USAGE;
        }
        try {
            var results = new Bench(options, out).run();
            out.println(ResultText.of(results));
            write(options.json(), results);
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

    private static void write(@Nullable Path file, Object results) throws IOException {
        if (file != null) {
            Files.writeString(
                    file,
                    Results.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(results)
                            + "\n");
        }
    }
}
