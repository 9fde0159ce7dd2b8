package dev.tollbridge.notification;

import dev.tollbridge.TollbridgeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.springframework.core.env.Environment;

/** Another node on the database and with the keys of a test's server, in a process of its own. */
final class ServerProcess implements AutoCloseable {
    private final Process process;

    ServerProcess(Environment server, Path data) throws IOException {
        copyFiles(Path.of(server.getRequiredProperty("tollbridge.data-dir")), data);
        process =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx256m",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                TollbridgeServer.class.getName(),
                                "--server.port=0",
                                "--tollbridge.development=true",
                                "--tollbridge.data-dir=" + data,
                                "--tollbridge.database-url="
                                        + server.getRequiredProperty("tollbridge.database-url"))
                        .redirectErrorStream(true)
                        .redirectOutput(data.resolveSibling("server.log").toFile())
                        .start();
    }

    private static void copyFiles(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the process does not die");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
