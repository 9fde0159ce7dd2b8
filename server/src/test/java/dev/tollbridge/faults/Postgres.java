package dev.tollbridge.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A PostgreSQL of one test's own, which can be stopped and started again with its data. */
final class Postgres implements AutoCloseable {
    private final Path directory;
    private EmbeddedPostgres running;

    Postgres(Path directory) {
        this.directory = directory;
        this.running = open(0);
    }

    private EmbeddedPostgres open(int port) {
        try {
            var builder =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(directory)
                            .setCleanDataDirectory(false)
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on");
            if (port != 0) {
                builder.setPort(port);
            }
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return running.getJdbcUrl("postgres", "postgres");
    }

    /** Open connections are cut. */
    void stop() {
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void start() {
        running = open(running.getPort());
    }

    @Override
    public void close() {
        stop();
    }
}
