package dev.tollbridge.notification;

import static java.util.stream.Collectors.toMap;

import dev.tollbridge.database.Bulk;
import dev.tollbridge.database.Sql;
import dev.tollbridge.edge.ListOf;
import dev.tollbridge.kernel.EventId;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.WebhookDeliveryId;
import dev.tollbridge.kernel.WebhookEndpointId;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.notification.Deliveries.Claimed;
import dev.tollbridge.payment.ObjectChanged;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code events}. */
@Repository
class Events {
    private static final Bulk<Event> ROW =
            Bulk.<Event>start()
                    .with("id", "uuid", event -> event.id().value())
                    .with("merchant_id", "uuid", event -> event.change().merchant().value())
                    .with("live", "boolean", event -> event.change().live())
                    .with("type", "text", event -> event.change().type())
                    .with("object_id", "text", event -> event.change().objectId())
                    .with("sequence", "int", event -> event.change().sequence())
                    .with("body", "text", Event::body)
                    .with("created_at", "timestamptz", event -> Sql.time(event.change().at()));

    /**
     * One statement for the events and all their deliveries. A delivery's id takes time and cell
     * from the event's id and the rest from a hash, because its number is not known before.
     */
    private static final String INSERT =
            "with event as ("
                    + ROW.insertInto("events")
                    + """
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
                        (id, merchant_id, live, event_id, endpoint_id, status, tries, next_try_at, created_at)
                    select
                        (left(id::text, 19) || '8' || substr(hash, 1, 3) || substr(hash, 4, 12))::uuid,
                        merchant_id, live, id, endpoint_id, 'pending', :tries,
                        coalesce(cast(:lease_end as timestamptz), created_at), created_at
                    from wanted
                    returning id, merchant_id, endpoint_id, event_id
                    """;

    private final JdbcClient jdbc;

    Events(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param body as the API prints it
     */
    record Event(EventId id, ObjectChanged change, String body) {}

    /**
     * @param leaseEnd until when their first tries are this node's, claimed already; null to leave
     *     them to whoever claims them first
     * @return their deliveries
     */
    List<Claimed> insert(List<Event> events, @Nullable Instant leaseEnd) {
        Map<EventId, String> bodies = events.stream().collect(toMap(Event::id, Event::body));
        return ROW.bind(jdbc.sql(INSERT), events)
                .param("tries", leaseEnd == null ? 0 : 1)
                .param("lease_end", Sql.timeOrNull(leaseEnd))
                .query((row, number) -> claimed(row, bodies))
                .list();
    }

    private static Claimed claimed(ResultSet row, Map<EventId, String> bodies) throws SQLException {
        var event = new EventId(row.getObject("event_id", UUID.class));
        return new Claimed(
                new WebhookDeliveryId(row.getObject("id", UUID.class)),
                new MerchantId(row.getObject("merchant_id", UUID.class)),
                new WebhookEndpointId(row.getObject("endpoint_id", UUID.class)),
                event,
                Objects.requireNonNull(bodies.get(event)),
                1,
                0);
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
