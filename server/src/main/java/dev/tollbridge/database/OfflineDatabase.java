package dev.tollbridge.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The database for one command: one connection that sees one snapshot and cannot write. */
final class OfflineDatabase implements AutoCloseable {
    /** The line of postmaster.pid that holds the port (PostgreSQL, src/include/utils/pidfile.h). */
    private static final int PORT_LINE = 4;

    private final Connection connection;
    private final Deque<AutoCloseable> opened;

    private OfflineDatabase(String url, Deque<AutoCloseable> opened) throws SQLException {
        this.opened = opened;
        this.connection = DriverManager.getConnection(url);
        opened.push(connection);
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }

    static OfflineDatabase external(String url) throws SQLException {
        ExternalDatabase.check(url);
        return new OfflineDatabase(url, new ArrayDeque<>());
    }

    /** Starts the embedded database of the directory, or joins the one that a server runs there. */
    static OfflineDatabase embedded(Path directory) throws SQLException {
        var files = directory.resolve("postgres");
        if (!Files.exists(files)) {
            throw new CannotStart(
                    "there is no database in "
                            + directory
                            + ": set TOLLBRIDGE_DATA_DIR, or TOLLBRIDGE_DATABASE_URL for an own"
                            + " PostgreSQL");
        }
        var opened = new ArrayDeque<AutoCloseable>();
        var claimed = DataDirectory.claimIfFree(directory);
        if (claimed.isEmpty()) {
            return new OfflineDatabase(urlOfRunning(files), opened);
        }
        opened.push(claimed.get());
        var database = EmbeddedDatabase.start(files, 0);
        opened.push(database);
        return new OfflineDatabase(database.url(), opened);
    }

    JdbcClient jdbc() {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    @Override
    public void close() {
        for (var part : opened) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException("cannot close the database", e);
            }
        }
    }

    private static String urlOfRunning(Path files) {
        try (var lines = Files.lines(files.resolve("postmaster.pid"))) {
            var port = lines.skip(PORT_LINE - 1).findFirst().orElseThrow();
            return "jdbc:postgresql://127.0.0.1:" + port.strip() + "/postgres?user=postgres";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
