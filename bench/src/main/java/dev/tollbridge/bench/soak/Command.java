package dev.tollbridge.bench.soak;

import dev.tollbridge.bench.client.Http;
import dev.tollbridge.bench.client.Patient.NoAnswer;
import dev.tollbridge.bench.process.Scratch;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** {@code soak} as typed, and its exit code. */
public final class Command {
    private static final int CLEAN = 0;
    private static final int FOUND = 1;
    private static final int USAGE = 2;
    private static final int MOST_SEED = 1_000_000;

    private Command() {}

    /**
     * @return 0 if every promise was kept, 1 if not, 2 if it could not run
     */
    public static int run(List<String> arguments, PrintStream out) throws InterruptedException {
        SoakOptions options;
        try {
            options =
                    SoakOptions.parse(
                            arguments,
                            ThreadLocalRandom.current().nextInt(MOST_SEED),
                            () -> Scratch.create("soak"));
        } catch (IllegalArgumentException e) {
            System.err.println("tollbridge: " + e.getMessage());
            return USAGE;
        }
        try {
            var report = new Soak(options, out).run();
            out.println(ReportText.of(report));
            var json = options.json();
            if (json != null) {
                Files.writeString(
                        json,
                        Http.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report)
                                + "\n");
            }
            finish(options, report, out);
            return report.isClean() ? CLEAN : FOUND;
        } catch (IOException | NoAnswer | IllegalStateException e) {
            e.printStackTrace(out);
            out.println("soak: not finished; seed " + options.seed() + ", " + options.directory());
            return FOUND;
        }
    }

    private static void finish(SoakOptions options, Report report, PrintStream out)
            throws IOException {
        if (!report.isClean()) {
            out.printf(
                    "soak: FAILED, seed %d; all of it is in %s%n",
                    options.seed(), options.directory());
        } else if (!options.keep()) {
            Scratch.delete(options.directory());
        }
    }
}
