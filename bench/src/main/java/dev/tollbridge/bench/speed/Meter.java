package dev.tollbridge.bench.speed;

import dev.tollbridge.bench.load.Round;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Runs rounds, and tells what each cost and how it goes. */
final class Meter {
    private static final double MS = 1000;
    private final Stand stand;
    private final LongSupplier pid;
    private final PrintStream out;
    private final long began = System.nanoTime();
    private final Peaks peaks = new Peaks();

    Meter(Stand stand, PrintStream out) {
        this(stand, stand.installation()::serverPid, out);
    }

    /**
     * @param pid of what is measured in the place of the stand's server, beside the stand's
     *     database
     */
    Meter(Stand stand, LongSupplier pid, PrintStream out) {
        this.stand = stand;
        this.pid = pid;
        this.out = out;
    }

    /** A round about to run. */
    @FunctionalInterface
    interface Running {
        Round run() throws InterruptedException;
    }

    Measured measure(String what, Database database, Running running)
            throws InterruptedException, SQLException {
        var usage = usage();
        var counters = database.counters();
        long from = System.nanoTime();
        var round = running.run();
        double seconds = (System.nanoTime() - from) / 1e9;
        var spent = usage().since(usage);
        var counted = database.counters().since(counters);
        peaks.look(stand);
        double pieces = Math.max(1, round.finished());
        var measured =
                new Measured(
                        round,
                        spent.over(seconds, 1),
                        spent.over(pieces, MS),
                        Math.round(counted.commits() / pieces * 100) / 100.0,
                        Math.round(counted.walBytes() / pieces));
        say(line(what, round, measured));
        return measured;
    }

    /** The most memory seen after any round. */
    Peaks peaks() {
        return peaks;
    }

    void say(String text) {
        out.printf(Locale.ROOT, "[%4d s] %s%n", (System.nanoTime() - began) / 1_000_000_000L, text);
    }

    /** Since the run began. */
    double minutes() {
        return Math.round((System.nanoTime() - began) / 6e9) / 10.0;
    }

    private Usage usage() {
        var installation = stand.installation();
        return Usage.now(pid.getAsLong(), installation.databasePid(), stand.channelPids());
    }

    private static String line(String what, Round round, Measured measured) {
        var cores = measured.cpuCores();
        var text =
                String.format(
                        Locale.ROOT,
                        "%-34s %8.0f/s  p50 %7.1f  p99 %7.1f ms  cores %.2f server %.2f db %.2f channel %.2f load %.2f else",
                        what,
                        round.perSecond(),
                        round.p50Ms(),
                        round.p99Ms(),
                        cores.server(),
                        cores.postgresql(),
                        cores.channel(),
                        cores.load(),
                        cores.elsewhere());
        return round.failed() + round.shed() == 0
                ? text
                : text
                        + "  shed %d, failed %d %s"
                                .formatted(round.shed(), round.failed(), round.failures());
    }
}
