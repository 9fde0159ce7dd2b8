package dev.tollbridge.payment;

import dev.tollbridge.database.Sql;
import dev.tollbridge.kernel.IncidentId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.TypedId;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.payment.Payments.Expand;
import dev.tollbridge.payment.Payments.Page;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads pages of lists, newest first, by cursors over the ids, which are in order of time. */
@Component
class PaymentLists {
    private final JdbcClient jdbc;
    private final PaymentStore store;
    private final PaymentViews views;
    private final Incidents incidents;

    PaymentLists(JdbcClient jdbc, PaymentStore store, PaymentViews views, Incidents incidents) {
        this.jdbc = jdbc;
        this.store = store;
        this.views = views;
        this.incidents = incidents;
    }

    Page<PaymentView> payments(Caller caller, PaymentFilter filter) {
        var query = new Query(caller);
        query.and("status = :status", "status", filter.status());
        query.and("merchant_order_id = :order", "order", filter.merchantOrderId());
        query.created(filter.createdFrom(), filter.createdBefore());
        var rows =
                ids(
                        "payments",
                        query,
                        filter.limit(),
                        filter.startingAfter(),
                        filter.endingBefore());
        return page(
                rows,
                filter.limit(),
                filter.endingBefore() != null,
                id -> views.forMerchant(store.read(new PaymentId(id)).orElseThrow(), Expand.NONE));
    }

    Page<RefundView> refunds(Caller caller, Refunds.RefundFilter filter) {
        var query = new Query(caller);
        query.and("status = :status", "status", filter.status());
        var payment = filter.payment();
        query.and("payment_id = :payment", "payment", payment == null ? null : payment.value());
        query.created(filter.createdFrom(), filter.createdBefore());
        var rows =
                ids(
                        "refunds",
                        query,
                        filter.limit(),
                        filter.startingAfter(),
                        filter.endingBefore());
        return page(
                rows,
                filter.limit(),
                filter.endingBefore() != null,
                id -> {
                    var refund = new dev.tollbridge.kernel.RefundId(id);
                    var file = store.fileOf(refund).orElseThrow();
                    return PaymentViews.refund(file.payment(), file.refund(refund).orElseThrow());
                });
    }

    Page<IncidentView> incidents(Caller caller, IncidentDesk.IncidentFilter filter) {
        var query = new Query(caller);
        query.and("status = :status", "status", filter.status());
        query.and("kind = :kind", "kind", filter.kind());
        var payment = filter.payment();
        query.and("payment_id = :payment", "payment", payment == null ? null : payment.value());
        query.created(filter.createdFrom(), filter.createdBefore());
        var rows =
                ids(
                        "incidents",
                        query,
                        filter.limit(),
                        filter.startingAfter(),
                        filter.endingBefore());
        return page(
                rows,
                filter.limit(),
                filter.endingBefore() != null,
                id -> incidents.find(new IncidentId(id)).orElseThrow().view());
    }

    private List<UUID> ids(
            String table,
            Query query,
            int limit,
            @Nullable TypedId after,
            @Nullable TypedId before) {
        query.and("id < :after", "after", after == null ? null : after.value());
        query.and("id > :before", "before", before == null ? null : before.value());
        String order = before == null ? "desc" : "asc";
        return jdbc.sql(
                        "select id from "
                                + table
                                + " where "
                                + query.where
                                + " order by id "
                                + order
                                + " limit :limit")
                .params(query.params)
                .param("limit", limit + 1)
                .query((row, number) -> Objects.requireNonNull(row.getObject("id", UUID.class)))
                .list();
    }

    /** One row more than asked for tells whether there is more. */
    private static <T> Page<T> page(
            List<UUID> ids, int limit, boolean backwards, Function<UUID, T> read) {
        var shown = ids.subList(0, Math.min(limit, ids.size()));
        var items = (backwards ? shown.reversed() : shown).stream().map(read).toList();
        return new Page<>(items, ids.size() > limit);
    }

    private static final class Query {
        private final StringBuilder where =
                new StringBuilder("merchant_id = :merchant and live = :live");
        private final Map<String, Object> params = new LinkedHashMap<>();

        Query(Caller caller) {
            params.put("merchant", caller.merchant().value());
            params.put("live", caller.live());
        }

        void and(String condition, String name, @Nullable Object value) {
            if (value != null) {
                where.append(" and ").append(condition);
                params.put(name, value);
            }
        }

        void created(@Nullable Instant from, @Nullable Instant before) {
            and("created_at >= :from", "from", Sql.timeOrNull(from));
            and("created_at < :until", "until", Sql.timeOrNull(before));
        }
    }
}
