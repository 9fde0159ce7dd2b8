package dev.tollbridge.notification;

import dev.tollbridge.database.Sql;
import dev.tollbridge.edge.ListOf;
import dev.tollbridge.kernel.EventId;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.payment.ObjectChanged;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code events}. */
@Repository
class Events {
    /**
     * One statement for the event and all its deliveries. A delivery's id takes time and cell from
     * the event's id and the rest from a hash, because its number is not known before.
     */
    private static final String INSERT =
            """
            with event as (
                insert into events
                    (id, merchant_id, live, type, object_id, sequence, body, created_at)
                values
                    (:id, :merchant, :live, :type, :object, :sequence, :body, :at)
                returning id, merchant_id, live, type, created_at),
            wanted as (
                select event.*, endpoint.id as endpoint_id,
                    md5(event.id::text || endpoint.id::text) as hash
                from event join webhook_endpoints endpoint
                    on endpoint.merchant_id = event.merchant_id
                    and endpoint.live = event.live
                    and endpoint.enabled
                    and (endpoint.event_types = '{}'
                        or event.type = any (endpoint.event_types)
                        or split_part(event.type, '.', 1) || '.*' = any (endpoint.event_types)))
            insert into webhook_deliveries
                (id, merchant_id, live, event_id, endpoint_id, status, next_try_at, created_at)
            select
                (left(id::text, 19) || '8' || substr(hash, 1, 3) || substr(hash, 4, 12))::uuid,
                merchant_id, live, id, endpoint_id, 'pending', created_at, created_at
            from wanted
            """;

    private final JdbcClient jdbc;

    Events(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @return how many endpoints want it
     */
    int insert(EventId id, ObjectChanged change, String body) {
        return jdbc.sql(INSERT)
                .param("id", id.value())
                .param("merchant", change.merchant().value())
                .param("live", change.live())
                .param("type", change.type())
                .param("object", change.objectId())
                .param("sequence", change.sequence())
                .param("body", body)
                .param("at", Sql.time(change.at()))
                .update();
    }

    /** The body. */
    Optional<String> find(Caller caller, EventId id) {
        return jdbc.sql(
                        """
                        select body from events
                        where id = :id and merchant_id = :merchant and live = :live
                        """)
                .param("id", id.value())
                .param("merchant", caller.merchant().value())
                .param("live", caller.live())
                .query(String.class)
                .optional();
    }

    /** Bodies, newest first. */
    ListOf<String> list(Caller caller, EventFilter filter) {
        var query = new ListQuery("select body from events", caller, filter.cursor());
        query.and("type =", filter.type());
        query.and("object_id =", filter.object());
        query.and("created_at >=", Sql.timeOrNull(filter.createdFrom()));
        query.and("created_at <", Sql.timeOrNull(filter.createdBefore()));
        return query.run(jdbc, (row, number) -> row.getString("body"));
    }

    /**
     * Which events a list shows.
     *
     * @param object the printed id of what the event is about
     */
    record EventFilter(
            Cursor cursor,
            @Nullable String type,
            @Nullable String object,
            @Nullable Instant createdFrom,
            @Nullable Instant createdBefore) {}
}
