package dev.tollbridge.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Directories for one run. */
public final class Scratch {
    private Scratch() {}

    /** A new one among the machine's temporary files. */
    public static Path create(String name) {
        try {
            return Files.createTempDirectory("tollbridge-" + name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a directory for the data", e);
        }
    }

    /** With all that is in it. */
    public static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
