package dev.tollbridge.bench;

import dev.tollbridge.bench.process.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The jars that the build has made, and how tests start them. */
public final class Built {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Built() {}

    /** One word a line, as the launcher gives a command. */
    public static String command(String module, String... arguments) throws IOException {
        var words =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "-jar",
                                app(module).toString()));
        words.addAll(List.of(arguments));
        return String.join("\n", words);
    }

    /** The runnable jar of a module, beside the libraries it needs. */
    public static Path app(String module) throws IOException {
        var directory = ROOT.resolve(module).resolve("target/app");
        try (var files = Files.newDirectoryStream(directory, "tollbridge-*-app.jar")) {
            return files.iterator().next();
        }
    }

    /** The jar that holds a module's own classes only, and needs nothing beside it. */
    public static Path classes(String module) throws IOException {
        var name = app(module).getFileName().toString().replace("-app.jar", ".jar");
        return ROOT.resolve(module).resolve("target").resolve(name);
    }

    /** Under {@code target}, so that logs survive the test. */
    public static Path emptyDirectory(String name) throws IOException {
        var path = ROOT.resolve("bench/target").resolve(name);
        if (Files.exists(path)) {
            Scratch.delete(path);
        }
        return path;
    }
}
