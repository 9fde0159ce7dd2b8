package dev.tollbridge.bench.speed;

import dev.tollbridge.bench.peers.KillBillSetup;
import dev.tollbridge.bench.process.Arguments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a person asks for, and where the script has put the peer.
 *
 * @param version of the peer
 * @param rounds of both
 */
record PeersOptions(KillBillSetup killBill, String version, int rounds, BenchOptions common) {
    private static final int ROUNDS = 4;
    private static final int MOST_ROUNDS = 1000;

    /**
     * @throws IllegalArgumentException with one line that says what is wrong
     */
    static PeersOptions parse(List<String> words, long newSeed, Supplier<Path> newDirectory) {
        var typed = new Arguments(words, BenchOptions.FLAGS);
        var version = typed.text("--peer-version");
        var options =
                new PeersOptions(
                        new KillBillSetup(
                                path(typed, "--peer-java"),
                                path(typed, "--peer-tomcat"),
                                path(typed, "--peer-war"),
                                path(typed, "--peer-settings")),
                        version == null ? "unknown" : version,
                        (int) typed.number("--rounds", ROUNDS, MOST_ROUNDS),
                        BenchOptions.parse(typed, newSeed, newDirectory));
        typed.refuseOthers();
        return options;
    }

    private static Path path(Arguments typed, String name) {
        var path = typed.path(name);
        if (path == null || !Files.exists(path)) {
            throw new IllegalArgumentException(name + " is missing: run ./tollbridge bench peers");
        }
        return path;
    }
}
