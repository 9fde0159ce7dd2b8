package dev.tollbridge.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Where things lie in the repository, and on this machine. */
final class Repository {
    /** The root of the repository; tests run in the directory of their module. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** What tests leave for a person to look at. */
    static final Path TARGET = ROOT.resolve("e2e/target");

    private Repository() {}

    /** The runnable jar of a module, beside the libraries it needs. */
    static Path jar(String module) {
        var directory = ROOT.resolve(module).resolve("target/app");
        try (var files = Files.newDirectoryStream(directory, "tollbridge-*-app.jar")) {
            return files.iterator().next();
        } catch (IOException e) {
            throw new UncheckedIOException("package the module first: " + directory, e);
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** A port that was free a moment ago. */
    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty directory under {@code target}, so that logs survive the test. */
    static Path emptyDirectory(String name) {
        var path = TARGET.resolve("runs").resolve(name);
        try {
            if (Files.exists(path)) {
                try (var files = Files.walk(path)) {
                    for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
