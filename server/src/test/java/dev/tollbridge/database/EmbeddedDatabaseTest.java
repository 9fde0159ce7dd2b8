package dev.tollbridge.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    @Test
    void isDurableAndKeepsItsData(@TempDir Path directory) throws SQLException {
        var files = directory.resolve("postgres");
        try (var database = EmbeddedDatabase.start(files, 0)) {
            for (String setting :
                    new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                assertThat(ask(database, "show " + setting)).as(setting).isEqualTo("on");
            }
            run(database, "create table kept (n int)");
            run(database, "insert into kept values (42)");
        }
        try (var database = EmbeddedDatabase.start(files, 0)) {
            assertThat(ask(database, "select n from kept")).isEqualTo("42");
        }
    }

    private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void run(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
