package dev.tollbridge.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A real, durable PostgreSQL beside the server, with its files in the data directory. */
final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private final EmbeddedPostgres postgres;
    private final TableWriting writing;

    private EmbeddedDatabase(EmbeddedPostgres postgres, TableWriting writing) {
        this.postgres = postgres;
        this.writing = writing;
    }

    /**
     * @param port 0 for a free one
     */
    static EmbeddedDatabase start(DataDirectory data, int port) {
        return start(data.path().resolve("postgres"), port);
    }

    /**
     * @param directory created on the first start, kept ever after
     * @param port 0 for a free one
     */
    static EmbeddedDatabase start(Path directory, int port) {
        stopOrphan(directory);
        try {
            Files.createDirectories(directory);
            var builder =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(directory)
                            .setOverrideWorkingDirectory(workingDirectory(directory))
                            .setCleanDataDirectory(false)
                            // It ends after the server, not beside it: what is under way needs it.
                            .setRegisterShutdownHook(false)
                            .setPGStartupWait(START_LIMIT)
                            // The library means to serve tests and switches durability off; money
                            // needs it on.
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("full_page_writes", "on")
                            .setServerConfig("max_connections", "100")
                            // After each checkpoint every page is logged whole when it is first
                            // changed; with the default of a gigabyte that was most of the log.
                            .setServerConfig("max_wal_size", "4GB")
                            .setServerConfig("checkpoint_timeout", "15min")
                            // Until old pieces of the log are used again, each new one (16 MB) was
                            // filled with zeros first, and every commit stood still meanwhile.
                            .setServerConfig("wal_init_zero", "off")
                            .setServerConfig("shared_buffers", "256MB")
                            .setServerConfig("listen_addresses", "127.0.0.1");
            if (port != 0) {
                builder.setPort(port);
            }
            return new EmbeddedDatabase(
                    builder.start(), TableWriting.start(directory.resolve("base")));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot start the embedded PostgreSQL in " + directory, e);
        }
    }

    String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() {
        writing.close();
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop the embedded PostgreSQL", e);
        }
    }

    private static File workingDirectory(Path directory) {
        return directory.resolveSibling("postgres-binaries").toFile();
    }

    /**
     * A server that was killed leaves its PostgreSQL running. It is asked to end before a new one
     * may own the files.
     */
    private static void stopOrphan(Path directory) {
        var pidFile = directory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        try (var lines = Files.lines(pidFile)) {
            long pid = lines.findFirst().map(String::strip).map(Long::parseLong).orElse(0L);
            var process =
                    ProcessHandle.of(pid)
                            .filter(handle ->
                                    handle.info().command().orElse("").contains("postgres"));
            if (process.isPresent()) {
                log.info("stopping the PostgreSQL that an earlier run left behind, pid {}", pid);
                process.get().destroy();
                process.get().onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + pidFile, e);
        } catch (TimeoutException | ExecutionException e) {
            throw new IllegalStateException(
                    "the PostgreSQL of an earlier run does not stop: see " + pidFile, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
