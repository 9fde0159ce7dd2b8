package dev.tollbridge.testing;

import dev.tollbridge.TollbridgeServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, which can be killed, paused and told to end. */
public final class Node implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int END_LIMIT_S = 60;
    private final Process process;
    private final Path log;
    private final int port = FreePort.find();

    private Node(Path data, Map<String, String> properties) throws IOException {
        Files.createDirectories(data);
        log = data.resolveSibling(data.getFileName() + ".log");
        process =
                new ProcessBuilder(command(data, properties))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
    }

    private List<String> command(Path data, Map<String, String> properties) {
        var command =
                new ArrayList<>(
                        List.of(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx256m",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                TollbridgeServer.class.getName(),
                                "--server.port=" + port,
                                "--tollbridge.development=true",
                                "--tollbridge.data-dir=" + data));
        properties.forEach((name, value) -> command.add("--" + name + "=" + value));
        return command;
    }

    /**
     * Begins to start one.
     *
     * @param data its data directory; made if it is not there
     */
    public static Node start(Path data, Map<String, String> properties) {
        try {
            return new Node(data, properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another node with the keys of one that has run: they share what is sealed. */
    public static void copyFiles(Path from, Path to) {
        try (var files = Files.list(from)) {
            Files.createDirectories(to);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!Files.exists(to.resolve(file.getFileName()))) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** Returns when it takes calls. */
    public Node awaitUp() {
        Await.until(this::isUp, up -> up);
        return this;
    }

    private boolean isUp() {
        if (!process.isAlive()) {
            throw new AssertionError("the server has ended: " + output());
        }
        var health = URI.create("http://127.0.0.1:" + port + "/actuator/health");
        try {
            var request = HttpRequest.newBuilder(health).build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@code kill -9}: no handler runs, nothing is flushed. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** {@code kill -TERM}. */
    public void terminate() {
        process.destroy();
    }

    /** {@code kill -STOP}: it stands still, as a machine that swaps or a virtual one that moves. */
    public void pause() {
        signal("STOP");
    }

    /** {@code kill -CONT}. */
    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int code =
                    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                            .start()
                            .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill -" + name + " fails");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Its exit code, awaited. */
    public int awaitEnd() {
        try {
            if (process.waitFor(END_LIMIT_S, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            throw new IllegalStateException("the process does not end: " + output());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All that servers with this data directory have printed. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
