package dev.tollbridge.checkout;

import dev.tollbridge.archive.ArchiveSource;
import dev.tollbridge.archive.ArchivedRow;
import dev.tollbridge.database.Sql;
import dev.tollbridge.kernel.IdGenerator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sessions whose payments have ended; their pages then show the payment alone. */
@Component
class OldCheckoutSessions implements ArchiveSource {
    private static final String TABLE = "checkout_sessions";
    private final JdbcClient jdbc;

    OldCheckoutSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return TABLE;
    }

    /** A session never changes, and its payment's end is final. */
    @Override
    public List<Table> tables() {
        return List.of(new Table(TABLE, "true"));
    }

    @Override
    public Optional<Bite> next(UUID after, Instant before, int limit) {
        var rows =
                jdbc.sql(
                                """
                                select old.id, row_to_json(old)::text as json from checkout_sessions old
                                where old.id > :after and old.id < :bound and old.created_at < :before
                                    and exists (select from payments p where p.id = old.payment_id
                                        and p.status in ('succeeded', 'canceled', 'expired'))
                                order by old.id limit :limit
                                """)
                        .param("after", after)
                        .param("bound", IdGenerator.earliest(before))
                        .param("before", Sql.time(before))
                        .param("limit", limit)
                        .query((row, number) -> ArchivedRow.read(TABLE, row))
                        .list();
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Bite(rows.getLast().id(), rows));
    }
}
