package dev.tollbridge.archive;

import com.zaxxer.hikari.HikariDataSource;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A table of things with notes, in a database of its own. Those that are open must stay. */
final class Things implements ArchiveSource, AutoCloseable {
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    private final HikariDataSource pool;

    /** What happens just before rows are read. */
    Runnable beforeReading = () -> {};

    Things() {
        String url = TestPostgres.newDatabaseWithTables();
        pool = TestPostgres.pool(url, 2);
        jdbc = JdbcClient.create(pool);
        transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        jdbc.sql(
                        """
                        create table things (id uuid primary key, note text, tags text[] not null,
                            more jsonb, open boolean not null, at timestamptz not null)
                        """)
                .update();
    }

    TestArchive archive(Path directory, int rowsPerFile) {
        return new TestArchive(jdbc, transaction, directory, List.of(this), rowsPerFile);
    }

    UUID add(Instant at, String note) {
        var id = TestArchive.idsAt(at).next();
        jdbc.sql(
                        """
                        insert into things values (:id, :note, '{a,"b c"}', '{"n": [1, 2]}', false,
                            '2001-05-06 07:08:09.123456+08')
                        """)
                .param("id", id)
                .param("note", note)
                .update();
        return id;
    }

    void set(UUID id, String assignment) {
        jdbc.sql("update things set " + assignment + " where id = :id").param("id", id).update();
    }

    List<UUID> ids() {
        return jdbc.sql("select id from things order by id")
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** To the letter. */
    List<String> contents() {
        return jdbc.sql("select things::text from things order by id")
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Override
    public String kind() {
        return "things";
    }

    @Override
    public List<Table> tables() {
        return List.of(new Table("things", "not old.open"));
    }

    @Override
    public Optional<Bite> next(UUID after, Instant before, int limit) {
        beforeReading.run();
        var rows =
                jdbc.sql(
                                """
                                select old.id, row_to_json(old)::text as json from things old
                                where id > :after and id < :bound order by id limit :limit
                                """)
                        .param("after", after)
                        .param("bound", IdGenerator.earliest(before))
                        .param("limit", Math.min(limit, 2))
                        .query((row, number) -> ArchivedRow.read("things", row))
                        .list();
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Bite(rows.getLast().id(), rows));
    }

    @Override
    public void close() {
        pool.close();
    }
}
