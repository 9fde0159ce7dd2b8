package dev.tollbridge.notification;

import dev.tollbridge.archive.ArchiveSource;
import dev.tollbridge.archive.ArchivedRow;
import dev.tollbridge.database.Bulk;
import dev.tollbridge.database.Sql;
import dev.tollbridge.kernel.IdGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Events that everyone who wanted them has got, or will not get any more, with their deliveries.
 * One that was sent again lately counts as young.
 */
@Component
class OldEvents implements ArchiveSource {
    private static final String EVENTS =
            """
            select old.id, row_to_json(old)::text as json from events old
            where old.id > :after and old.id < :bound and old.created_at < :before
                and not exists (select from webhook_deliveries d where d.event_id = old.id
                    and (d.status = 'pending' or d.delivered_at >= :before))
            order by old.id limit :limit
            """;
    private static final String DELIVERIES =
            """
            select old.id, row_to_json(old)::text as json from webhook_deliveries old
            where old.event_id = any (:events) order by old.event_id, old.endpoint_id
            """;

    private final JdbcClient jdbc;

    OldEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "events";
    }

    /** A delivery that is sent again after it was written keeps itself and, so, its event. */
    @Override
    public List<Table> tables() {
        return List.of(
                new Table("webhook_deliveries", "old.status <> 'pending'"),
                new Table(
                        "events",
                        "not exists (select from webhook_deliveries d where d.event_id = old.id)"));
    }

    @Override
    public Optional<Bite> next(UUID after, Instant before, int limit) {
        var events =
                jdbc.sql(EVENTS)
                        .param("after", after)
                        .param("bound", IdGenerator.earliest(before))
                        .param("before", Sql.time(before))
                        .param("limit", limit)
                        .query((row, number) -> ArchivedRow.read("events", row))
                        .list();
        if (events.isEmpty()) {
            return Optional.empty();
        }
        var rows = new ArrayList<>(events);
        rows.addAll(deliveries(events));
        return Optional.of(new Bite(events.getLast().id(), rows));
    }

    private List<ArchivedRow> deliveries(List<ArchivedRow> events) {
        return jdbc.sql(DELIVERIES)
                .param("events", Bulk.array("uuid", events.stream().map(ArchivedRow::id).toArray()))
                .query((row, number) -> ArchivedRow.read("webhook_deliveries", row))
                .list();
    }
}
