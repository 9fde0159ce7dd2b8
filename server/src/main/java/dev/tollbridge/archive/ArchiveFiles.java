package dev.tollbridge.archive;

import dev.tollbridge.archive.ArchiveSource.Bite;
import dev.tollbridge.archive.ArchiveSource.Table;
import dev.tollbridge.database.Bulk;
import dev.tollbridge.database.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The table {@code archive_files}, and what is read and deleted for it. No file is touched here.
 */
final class ArchiveFiles {
    private static final int DELETED_AT_ONCE = 1_000;

    /** Rows are compared as text, in which times depend on it. */
    private static final String UTC = "set local time zone 'UTC'";

    private static final Bulk<ArchivedLine> LINE =
            Bulk.<ArchivedLine>start()
                    .with("id", "uuid", ArchivedLine::id)
                    .with("hash", "bytea", ArchivedLine::hash);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ArchiveFiles(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    enum Deletion {
        DONE,
        /** A row is not what was written any more, or gone; none was deleted. */
        CHANGED,
        /** Another node has ended this file; nothing was done. */
        ENDED_ELSEWHERE
    }

    Optional<Bite> next(ArchiveSource source, UUID after, Instant before, int limit) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    jdbc.sql(UTC).update();
                    return source.next(after, before, limit);
                }));
    }

    void add(ArchiveFile file, Instant now) {
        jdbc.sql(
                        """
                        insert into archive_files (id, kind, name, lines, bytes, sha256, written_at)
                        values (:id, :kind, :name, :lines, :bytes, :sha256, :now)
                        """)
                .param("id", file.id())
                .param("kind", file.kind())
                .param("name", file.name())
                .param("lines", file.lines())
                .param("bytes", file.bytes())
                .param("sha256", file.sha256())
                .param("now", Sql.time(now))
                .update();
    }

    /** Those whose rows are not deleted yet, the oldest first. */
    List<ArchiveFile> unfinished() {
        return jdbc.sql(
                        """
                        select id, kind, name, lines, bytes, sha256 from archive_files
                        where deleted_at is null order by id
                        """)
                .query((row, number) ->
                        new ArchiveFile(
                                row.getObject("id", UUID.class),
                                row.getString("kind"),
                                row.getString("name"),
                                row.getInt("lines"),
                                row.getLong("bytes"),
                                row.getString("sha256")))
                .list();
    }

    /**
     * Deletes the rows that a file holds, all or none.
     *
     * @param lines as they were read back from it
     */
    Deletion delete(ArchiveFile file, List<Table> tables, List<ArchivedLine> lines, Instant now) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    jdbc.sql(UTC).update();
                    if (!markDeleted(file, now)) {
                        return Deletion.ENDED_ELSEWHERE;
                    }
                    int deleted = tables.stream().mapToInt(table -> delete(table, lines)).sum();
                    if (deleted != file.lines()) {
                        status.setRollbackOnly();
                        return Deletion.CHANGED;
                    }
                    return Deletion.DONE;
                }));
    }

    /**
     * Gives up a file whose rows were not deleted for it.
     *
     * @return false if they were
     */
    boolean forget(ArchiveFile file) {
        return jdbc.sql("delete from archive_files where id = :id and deleted_at is null")
                        .param("id", file.id())
                        .update()
                == 1;
    }

    /** Also keeps other nodes from doing the same until the end of the transaction. */
    private boolean markDeleted(ArchiveFile file, Instant now) {
        return jdbc.sql(
                                """
                                update archive_files set deleted_at = :now
                                where id = :id and deleted_at is null
                                """)
                        .param("id", file.id())
                        .param("now", Sql.time(now))
                        .update()
                == 1;
    }

    private int delete(Table table, List<ArchivedLine> lines) {
        var sql =
                """
                delete from %s old using %s
                where old.id = row.id and (%s)
                    and sha256(convert_to(row_to_json(old)::text, 'UTF8')) = row.hash
                """
                        .formatted(table.name(), LINE.rows(), table.mayGo());
        var rows = lines.stream().filter(line -> line.table().equals(table.name())).toList();
        int deleted = 0;
        for (int from = 0; from < rows.size(); from += DELETED_AT_ONCE) {
            var some = rows.subList(from, Math.min(from + DELETED_AT_ONCE, rows.size()));
            deleted += LINE.bind(jdbc.sql(sql), some).update();
        }
        return deleted;
    }
}
