package dev.tollbridge.notification;

import dev.tollbridge.database.Sql;
import dev.tollbridge.edge.ListOf;
import dev.tollbridge.kernel.EventId;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.WebhookDeliveryId;
import dev.tollbridge.kernel.WebhookEndpointId;
import dev.tollbridge.merchant.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code webhook_deliveries}. */
@Repository
class Deliveries {
    /**
     * Takes what is due and moves {@code next_try_at} to the end of the lease, so that a node that
     * dies loses nothing. It goes from endpoint to endpoint along the index and takes no more than
     * each one's share, counted with what this node has in flight to it: so its cost grows with the
     * endpoints that wait, never with the backlog of a slow one.
     */
    private static final String CLAIM =
            """
            with recursive busy as (
                select * from unnest(cast(:endpoints as uuid[]), cast(:counts as int[]))
                    as b (endpoint_id, n)),
            waiting as (
                (select endpoint_id from webhook_deliveries
                    where next_try_at is not null order by endpoint_id limit 1)
                union all
                select (select d.endpoint_id from webhook_deliveries d
                    where d.next_try_at is not null and d.endpoint_id > w.endpoint_id
                    order by d.endpoint_id limit 1)
                from waiting w where w.endpoint_id is not null),
            candidate as (
                select due.id, due.next_try_at
                from waiting left join busy using (endpoint_id)
                cross join lateral (
                    select id, next_try_at from webhook_deliveries d
                    where d.endpoint_id = waiting.endpoint_id and d.next_try_at <= :now
                    order by next_try_at
                    limit greatest(:per_endpoint - coalesce(busy.n, 0), 0)) due),
            claimed as (
                select id from webhook_deliveries
                where next_try_at <= :now
                    and id in (select id from candidate order by next_try_at limit :limit)
                for update skip locked)
            update webhook_deliveries d
            set next_try_at = :lease_end, tries = tries + 1
            from claimed, events e
            where d.id = claimed.id and e.id = d.event_id
            returning d.id, d.merchant_id, d.endpoint_id, d.event_id, d.tries, d.tries_before, e.body
            """;

    private static final String VIEW =
            """
            select id, event_id, endpoint_id, status, live, tries, next_try_at, last_status,
                last_error, created_at, delivered_at
            from webhook_deliveries\
            """;

    private final JdbcClient jdbc;

    Deliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param limit at least 1
     */
    List<Delivery> claim(Instant now, Instant leaseEnd, int limit, InFlight.Share share) {
        return jdbc.sql(CLAIM)
                .param("endpoints", share.endpoints())
                .param("counts", share.counts())
                .param("per_endpoint", share.limit())
                .param("now", Sql.time(now))
                .param("lease_end", Sql.time(leaseEnd))
                .param("limit", limit)
                .query(Deliveries::delivery)
                .list();
    }

    /** Whether the result was kept: not if the lease had ended and a later try has begun. */
    boolean delivered(Delivery delivery, int status, Instant now) {
        return finish(delivery, "delivered", null, status, null, now);
    }

    /**
     * @param next null if it is dead
     */
    boolean failed(
            Delivery delivery, @Nullable Integer status, String error, @Nullable Instant next) {
        String after = next == null ? "dead" : "pending";
        return finish(delivery, after, next, status, error, null);
    }

    private boolean finish(
            Delivery delivery,
            String status,
            @Nullable Instant next,
            @Nullable Integer lastStatus,
            @Nullable String lastError,
            @Nullable Instant deliveredAt) {
        return jdbc.sql(
                                """
                                update webhook_deliveries set
                                    status = :status, next_try_at = :next,
                                    last_status = :last_status, last_error = :last_error,
                                    delivered_at = coalesce(:delivered_at, delivered_at)
                                where id = :id and tries = :tries and status = 'pending'
                                """)
                        .param("status", status)
                        .param("next", Sql.timeOrNull(next))
                        .param("last_status", lastStatus)
                        .param("last_error", lastError)
                        .param("delivered_at", Sql.timeOrNull(deliveredAt))
                        .param("id", delivery.id().value())
                        .param("tries", delivery.tries())
                        .update()
                == 1;
    }

    /** Due now, with the whole schedule before it again. */
    DeliveryView restart(Caller caller, WebhookDeliveryId id, Instant now) {
        return jdbc.sql(
                        """
                        update webhook_deliveries set
                            status = 'pending', next_try_at = :now, tries_before = tries
                        where id = :id and merchant_id = :merchant and live = :live
                        returning *
                        """)
                .param("now", Sql.time(now))
                .param("id", id.value())
                .param("merchant", caller.merchant().value())
                .param("live", caller.live())
                .query(Deliveries::view)
                .single();
    }

    Optional<DeliveryView> find(Caller caller, WebhookDeliveryId id) {
        return jdbc.sql(VIEW + " where id = :id and merchant_id = :merchant and live = :live")
                .param("id", id.value())
                .param("merchant", caller.merchant().value())
                .param("live", caller.live())
                .query(Deliveries::view)
                .optional();
    }

    /** Newest first. */
    ListOf<DeliveryView> list(Caller caller, DeliveryFilter filter) {
        var query = new ListQuery(VIEW, caller, filter.cursor());
        query.and("event_id =", filter.event() == null ? null : filter.event().value());
        query.and("endpoint_id =", filter.endpoint() == null ? null : filter.endpoint().value());
        query.and("status =", filter.status());
        return query.run(jdbc, Deliveries::view);
    }

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        return new Delivery(
                new WebhookDeliveryId(row.getObject("id", UUID.class)),
                new MerchantId(row.getObject("merchant_id", UUID.class)),
                new WebhookEndpointId(row.getObject("endpoint_id", UUID.class)),
                new EventId(row.getObject("event_id", UUID.class)),
                row.getString("body"),
                row.getInt("tries"),
                row.getInt("tries") - row.getInt("tries_before"));
    }

    private static DeliveryView view(ResultSet row, int number) throws SQLException {
        return new DeliveryView(
                new WebhookDeliveryId(row.getObject("id", UUID.class)),
                new EventId(row.getObject("event_id", UUID.class)),
                new WebhookEndpointId(row.getObject("endpoint_id", UUID.class)),
                row.getString("status"),
                row.getBoolean("live"),
                row.getInt("tries"),
                Sql.instantOrNull(row, "next_try_at"),
                row.getObject("last_status", Integer.class),
                row.getString("last_error"),
                Sql.instant(row, "created_at"),
                Sql.instantOrNull(row, "delivered_at"));
    }

    /** Which deliveries a list shows. */
    record DeliveryFilter(
            Cursor cursor,
            @Nullable EventId event,
            @Nullable WebhookEndpointId endpoint,
            @Nullable String status) {}
}
