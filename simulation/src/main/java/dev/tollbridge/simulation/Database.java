package dev.tollbridge.simulation;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * A real PostgreSQL, its files thrown away afterwards. It does not wait for the disk: what survives
 * a kill of PostgreSQL itself is tested elsewhere, with real kills.
 */
final class Database implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    Database() {
        try {
            postgres =
                    EmbeddedPostgres.builder()
                            .setServerConfig("fsync", "off")
                            .setServerConfig("synchronous_commit", "off")
                            .setServerConfig("full_page_writes", "off")
                            .setServerConfig("autovacuum", "off")
                            .setServerConfig("jit", "off")
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start PostgreSQL", e);
        }
    }

    /** A new database with the server's schema. */
    Pool create(String name) {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + name, e);
        }
        var pool = new HikariDataSource();
        pool.setJdbcUrl(postgres.getJdbcUrl("postgres", name));
        pool.setMaximumPoolSize(4);
        pool.setPoolName(name);
        Flyway.configure().dataSource(pool).locations("classpath:db/migration").load().migrate();
        return new Pool(pool);
    }

    /** One world's connections. */
    record Pool(HikariDataSource source) implements AutoCloseable {
        DataSource plain() {
            return source;
        }

        @Override
        public void close() {
            source.close();
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop PostgreSQL", e);
        }
    }
}
