package dev.tollbridge.notification;

import dev.tollbridge.database.Bulk;
import dev.tollbridge.database.CommitLane;
import dev.tollbridge.database.GroupCommit;
import dev.tollbridge.database.Sql;
import dev.tollbridge.edge.ListOf;
import dev.tollbridge.kernel.EventId;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.WebhookDeliveryId;
import dev.tollbridge.kernel.WebhookEndpointId;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.merchant.WebhookEndpoints;
import dev.tollbridge.merchant.WebhookTarget;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
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

    /** A row whose try is this node's until its lease ends. */
    record Claimed(
            WebhookDeliveryId id,
            MerchantId merchant,
            WebhookEndpointId endpoint,
            EventId event,
            String body,
            int tries,
            int triesBefore) {
        private Delivery to(Optional<WebhookTarget> target) {
            return new Delivery(
                    id, merchant, endpoint, target, event, body, tries, tries - triesBefore);
        }
    }

    /** What came of a try. */
    private record Result(
            Delivery delivery,
            String status,
            @Nullable Instant next,
            @Nullable Integer lastStatus,
            @Nullable String lastError,
            @Nullable Instant deliveredAt) {}

    private static final Bulk<Result> RESULT =
            Bulk.<Result>start()
                    .with("id", "uuid", it -> it.delivery().id().value())
                    .with("tries", "int", it -> it.delivery().tries())
                    .with("status", "text", Result::status)
                    .with("next_try_at", "timestamptz", it -> Sql.timeOrNull(it.next()))
                    .with("last_status", "int", Result::lastStatus)
                    .with("last_error", "text", Result::lastError)
                    .with("delivered_at", "timestamptz", it -> Sql.timeOrNull(it.deliveredAt()));

    private static final String FINISH =
            """
            update webhook_deliveries d set
                status = row.status, next_try_at = row.next_try_at,
                last_status = row.last_status, last_error = row.last_error,
                delivered_at = coalesce(row.delivered_at, d.delivered_at)
            from %s
            where d.id = row.id and d.tries = row.tries and d.status = 'pending'
            returning d.id
            """
                    .formatted(RESULT.rows());

    private final JdbcClient jdbc;
    private final WebhookEndpoints endpoints;
    private final CommitLane<Result, Boolean> results;

    Deliveries(JdbcClient jdbc, WebhookEndpoints endpoints, GroupCommit commits) {
        this.jdbc = jdbc;
        this.endpoints = endpoints;
        this.results = commits.lane("delivery-result", this::finish);
    }

    /**
     * @param limit at least 1
     */
    List<Delivery> claim(Instant now, Instant leaseEnd, int limit, InFlight.Share share) {
        var claimed =
                jdbc.sql(CLAIM)
                        .param("endpoints", share.endpoints())
                        .param("counts", share.counts())
                        .param("per_endpoint", share.limit())
                        .param("now", Sql.time(now))
                        .param("lease_end", Sql.time(leaseEnd))
                        .param("limit", limit)
                        .query(Deliveries::claimed)
                        .list();
        return complete(claimed);
    }

    /** With where they go, as it is now. */
    List<Delivery> complete(List<Claimed> claimed) {
        var targets =
                endpoints.targets(claimed.stream().map(Claimed::endpoint).distinct().toList());
        return claimed.stream()
                .map(it -> it.to(Optional.ofNullable(targets.get(it.endpoint()))))
                .toList();
    }

    /** Leaves first tries that were not begun to whoever claims them. */
    void giveBack(Collection<WebhookDeliveryId> deliveries, Instant now) {
        var ids = deliveries.stream().map(WebhookDeliveryId::value).toArray();
        jdbc.sql(
                        """
                        update webhook_deliveries set tries = 0, next_try_at = :now
                        where id = any (:ids) and tries = 1 and status = 'pending'
                        """)
                .param("now", Sql.time(now))
                .param("ids", Bulk.array("uuid", ids))
                .update();
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
        return results.submit(
                new Result(delivery, status, next, lastStatus, lastError, deliveredAt));
    }

    private List<Boolean> finish(List<Result> group) {
        var kept =
                RESULT.bind(jdbc.sql(FINISH), group)
                        .query((row, number) -> row.getObject("id", UUID.class))
                        .set();
        return group.stream().map(it -> kept.contains(it.delivery().id().value())).toList();
    }

    /** Due now, with the whole schedule before it again; empty if it has been archived. */
    Optional<DeliveryView> restart(Caller caller, WebhookDeliveryId id, Instant now) {
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
                .optional();
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

    private static Claimed claimed(ResultSet row, int number) throws SQLException {
        return new Claimed(
                new WebhookDeliveryId(row.getObject("id", UUID.class)),
                new MerchantId(row.getObject("merchant_id", UUID.class)),
                new WebhookEndpointId(row.getObject("endpoint_id", UUID.class)),
                new EventId(row.getObject("event_id", UUID.class)),
                row.getString("body"),
                row.getInt("tries"),
                row.getInt("tries_before"));
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
