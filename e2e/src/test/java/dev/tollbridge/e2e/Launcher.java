package dev.tollbridge.e2e;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code ./tollbridge}, as a person calls it. */
final class Launcher {
    private static int runs;
    private final Path directory;

    /**
     * @param directory for what it prints
     */
    Launcher(Path directory) {
        this.directory = directory;
    }

    /** What a call printed, both streams together, and its exit code. */
    record Ended(int code, String output) {}

    Ended call(String... arguments) {
        return call(Map.of(), arguments);
    }

    Ended call(Map<String, String> environment, String... arguments) {
        var program = start(environment, arguments);
        return new Ended(program.exitCode(), program.output());
    }

    Program start(Map<String, String> environment, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Repository.ROOT.resolve("tollbridge").toString());
        command.addAll(List.of(arguments));
        runs++;
        return Program.start(directory.resolve("launcher-" + runs + ".log"), environment, command);
    }
}
