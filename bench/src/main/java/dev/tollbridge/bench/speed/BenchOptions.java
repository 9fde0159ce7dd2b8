package dev.tollbridge.bench.speed;

import dev.tollbridge.bench.process.Arguments;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks for, and what the launcher adds.
 *
 * @param only names of the scenarios wanted; empty for all
 * @param keep whether the directory stays
 * @param channelJar with the adapter of the channel {@code bench}
 * @param stub the command line of that channel's other side
 * @param version of what is measured
 */
record BenchOptions(
        Plan plan,
        String mode,
        long seed,
        Set<String> only,
        @Nullable Path json,
        Path directory,
        boolean keep,
        List<String> server,
        List<String> simulators,
        Path channelJar,
        List<String> stub,
        String version) {
    /** Options without a value. */
    static final Set<String> FLAGS = Set.of("--quick", "--smoke");

    /**
     * @param newSeed for a run that names none
     * @param newDirectory makes the one for a run that names none
     * @throws IllegalArgumentException with one line that says what is wrong
     */
    static BenchOptions parse(List<String> words, long newSeed, Supplier<Path> newDirectory) {
        var typed = new Arguments(words, FLAGS);
        var options = parse(typed, newSeed, newDirectory);
        typed.refuseOthers();
        return options;
    }

    static BenchOptions parse(Arguments typed, long newSeed, Supplier<Path> newDirectory) {
        boolean quick = typed.flag("--quick");
        boolean smoke = typed.flag("--smoke");
        var only = typed.text("--only");
        var directory = typed.path("--data");
        var version = typed.text("--version");
        return new BenchOptions(
                smoke ? Plan.SMOKE : quick ? Plan.QUICK : Plan.FULL,
                smoke ? "smoke" : quick ? "quick" : "full",
                typed.whole("--seed", newSeed),
                only == null ? Set.of() : Set.of(only.split(",", -1)),
                typed.path("--json"),
                directory == null ? newDirectory.get() : directory,
                directory != null,
                typed.command("--server-command"),
                typed.command("--simulators-command"),
                Path.of(typed.command("--channel-jar").getFirst()),
                typed.command("--stub-command"),
                version == null ? "unknown" : version);
    }

    boolean wants(String scenario) {
        return only.isEmpty() || only.contains(scenario);
    }
}
