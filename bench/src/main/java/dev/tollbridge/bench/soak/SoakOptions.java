package dev.tollbridge.bench.soak;

import dev.tollbridge.bench.process.Arguments;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks for.
 *
 * @param time of the load; settling and checking come after it
 * @param rate lives begun per second
 * @param json where the report goes, too
 * @param directory of this run's data, journal and logs
 * @param keep whether the directory stays after a run that found nothing
 */
record SoakOptions(
        Duration time,
        long seed,
        double rate,
        @Nullable Path json,
        Path directory,
        boolean keep,
        List<String> server,
        List<String> simulators) {
    private static final double MOST_MINUTES = 10_080;
    private static final double MOST_RATE = 1000;

    /**
     * @param newSeed for a run that names none
     * @param newDirectory makes the one for a run that names none
     * @throws IllegalArgumentException with one line that says what is wrong
     */
    static SoakOptions parse(List<String> arguments, long newSeed, Supplier<Path> newDirectory) {
        var typed = new Arguments(arguments, Set.of());
        double minutes = typed.number("--minutes", 3, MOST_MINUTES);
        var directory = typed.path("--data");
        var options =
                new SoakOptions(
                        Duration.ofMillis(Math.round(minutes * 60_000)),
                        typed.whole("--seed", newSeed),
                        typed.number("--rate", 5, MOST_RATE),
                        typed.path("--json"),
                        directory == null ? newDirectory.get() : directory,
                        directory != null,
                        typed.command("--server-command"),
                        typed.command("--simulators-command"));
        typed.refuseOthers();
        return options;
    }
}
