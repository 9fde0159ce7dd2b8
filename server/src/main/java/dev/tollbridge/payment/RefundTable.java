package dev.tollbridge.payment;

import dev.tollbridge.database.Bulk;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.RefundId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The refunds in the database. */
@Component
class RefundTable {
    private static final Bulk<Owned<Refund>> KEY =
            Bulk.<Owned<Refund>>start()
                    .with("id", "uuid", it -> it.part().id().value())
                    .with("version", "int", it -> it.part().version());

    private static final Bulk<Owned<Refund>> TERMS =
            Bulk.<Owned<Refund>>start()
                    .with("merchant_id", "uuid", it -> it.payment().merchant().value())
                    .with("live", "boolean", it -> it.payment().live())
                    .with("payment_id", "uuid", it -> it.part().terms().payment().value())
                    .with("attempt_id", "uuid", it -> it.part().terms().attempt().value())
                    .with("draw_id", "uuid", it -> Columns.value(it.part().terms().draw()))
                    .with("purpose", "text", it -> it.part().terms().purpose().code())
                    .with("retry_of", "uuid", it -> Columns.value(it.part().terms().retryOf()))
                    .with("amount", "bigint", it -> it.part().terms().amount().minor())
                    .with("currency", "text", it -> Columns.currency(it.part().terms().amount()))
                    .with("reason", "text", it -> it.part().terms().reason())
                    .with("merchant_refund_id", "text", it -> it.part().terms().merchantRefundId())
                    .with("channel_refund_no", "text", it -> it.part().terms().refundNo())
                    .with(
                            "created_at",
                            "timestamptz",
                            it -> Columns.time(it.part().terms().createdAt()));

    private static final Bulk<Owned<Refund>> STATE =
            Bulk.<Owned<Refund>>start()
                    .with("status", "text", it -> it.part().state().status().code())
                    .with("error", "jsonb", it -> PaymentJson.error(it.part().state().error()))
                    .with("sequence", "int", it -> it.part().state().sequence())
                    .with("checks", "int", it -> it.part().state().checks())
                    .with(
                            "updated_at",
                            "timestamptz",
                            it -> Columns.time(it.part().state().updatedAt()))
                    .with(
                            "succeeded_at",
                            "timestamptz",
                            it -> Columns.time(it.part().state().succeededAt()))
                    .with(
                            "next_check_at",
                            "timestamptz",
                            it -> Columns.time(it.part().state().nextCheckAt()));

    private final JdbcClient jdbc;
    private final FileTable<Owned<Refund>> table;

    RefundTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.table = new FileTable<>(jdbc, "refunds", KEY, TERMS, STATE);
    }

    void insert(Collection<Owned<Refund>> rows) {
        table.insert(rows);
    }

    void update(Collection<Owned<Refund>> rows) {
        table.update(rows);
    }

    /** Oldest first. */
    List<Refund> of(Collection<PaymentId> payments) {
        return jdbc.sql("select * from refunds where payment_id = any (:ids) order by id")
                .param("ids", Columns.ids(payments))
                .query(PaymentRows::refund)
                .list();
    }

    Optional<PaymentId> paymentOf(RefundId refund) {
        return jdbc.sql("select payment_id from refunds where id = :id")
                .param("id", refund.value())
                .query(UUID.class)
                .optional()
                .map(PaymentId::new);
    }

    Optional<RefundId> find(MerchantId merchant, boolean live, String merchantRefundId) {
        return jdbc.sql(
                        """
                        select id from refunds
                        where merchant_id = :merchant and live = :live and merchant_refund_id = :number\
                        """)
                .param("merchant", merchant.value())
                .param("live", live)
                .param("number", merchantRefundId)
                .query(UUID.class)
                .optional()
                .map(RefundId::new);
    }
}
