package dev.tollbridge.payment;

import static java.util.stream.Collectors.toSet;

import dev.tollbridge.database.Bulk;
import dev.tollbridge.database.Sql;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.PaymentId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The payments in the database. */
@Component
class PaymentTable {
    private static final Bulk<Payment> KEY =
            Bulk.<Payment>start()
                    .with("id", "uuid", payment -> payment.id().value())
                    .with("version", "int", Payment::version);

    private static final Bulk<Payment> TERMS =
            Bulk.<Payment>start()
                    .with("merchant_id", "uuid", it -> it.terms().merchant().value())
                    .with("app_id", "uuid", it -> it.terms().app().value())
                    .with("live", "boolean", it -> it.terms().live())
                    .with("amount", "bigint", it -> it.terms().amount().minor())
                    .with("currency", "text", it -> Columns.currency(it.terms().amount()))
                    .with("merchant_order_id", "text", it -> it.terms().merchantOrderId())
                    .with("terms", "bytea", it -> it.terms().fingerprint())
                    .with("subject", "text", it -> it.terms().subject())
                    .with("description", "text", it -> it.terms().description())
                    .with(
                            "capture",
                            "text",
                            it -> it.terms().manualCapture() ? "manual" : "automatic")
                    .with("instalments", "int", it -> it.terms().instalments())
                    .with("payer", "jsonb", it -> PaymentJson.payer(it.terms().payer()))
                    .with(
                            "return_url",
                            "text",
                            it -> Objects.toString(it.terms().returnUrl(), null))
                    .with("metadata", "jsonb", it -> PaymentJson.texts(it.terms().metadata()))
                    .with(
                            "channel_options",
                            "jsonb",
                            it -> PaymentJson.texts(it.terms().channelOptions()))
                    .with(
                            "channel_account_id",
                            "uuid",
                            it -> Columns.value(it.terms().channelAccount()))
                    .with("created_at", "timestamptz", it -> Sql.timeOrNull(it.terms().createdAt()))
                    .with(
                            "expires_at",
                            "timestamptz",
                            it -> Sql.timeOrNull(it.terms().expiresAt()));

    private static final Bulk<Payment> STATE =
            Bulk.<Payment>start()
                    .with("status", "text", it -> it.state().status().code())
                    .with("amount_captured", "bigint", it -> it.state().captured())
                    .with("amount_refunded", "bigint", it -> it.state().refunded())
                    .with("amount_reserved", "bigint", it -> it.state().reserved())
                    .with("method", "text", it -> it.state().method())
                    .with("scene", "text", it -> Columns.code(it.state().scene()))
                    .with("last_error", "jsonb", it -> PaymentJson.error(it.state().lastError()))
                    .with("ending", "text", it -> Columns.code(it.state().ending()))
                    .with("sequence", "int", it -> it.state().sequence())
                    .with("updated_at", "timestamptz", it -> Sql.timeOrNull(it.state().updatedAt()))
                    .with(
                            "succeeded_at",
                            "timestamptz",
                            it -> Sql.timeOrNull(it.state().succeededAt()))
                    .with(
                            "capture_before",
                            "timestamptz",
                            it -> Sql.timeOrNull(it.state().captureBefore()))
                    .with(
                            "next_check_at",
                            "timestamptz",
                            it -> Sql.timeOrNull(it.state().nextCheckAt()));

    private final JdbcClient jdbc;
    private final FileTable<Payment> table;

    PaymentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.table = new FileTable<>(jdbc, "payments", KEY, TERMS, STATE);
    }

    /**
     * @return which were inserted: not those whose id or merchant's order id is taken
     */
    Set<PaymentId> insert(Collection<Payment> payments) {
        return table
                .insertNew(payments, "row.merchant_id, row.live, row.merchant_order_id")
                .stream()
                .map(PaymentId::new)
                .collect(toSet());
    }

    void update(Collection<Payment> payments) {
        table.update(payments);
    }

    /**
     * @param lock until the end of the transaction; in the order of the ids, so that two who want
     *     the same rows never wait for each other
     */
    List<Payment> find(Collection<PaymentId> ids, boolean lock) {
        return jdbc.sql(
                        "select * from payments where id = any (:ids) order by id"
                                + (lock ? " for update" : ""))
                .param("ids", Columns.ids(ids))
                .query(PaymentRows::payment)
                .list();
    }

    Optional<PaymentId> findByOrder(MerchantId merchant, boolean live, String merchantOrderId) {
        return jdbc.sql(
                        """
                        select id from payments
                        where merchant_id = :merchant and live = :live and merchant_order_id = :order\
                        """)
                .param("merchant", merchant.value())
                .param("live", live)
                .param("order", merchantOrderId)
                .query(UUID.class)
                .optional()
                .map(PaymentId::new);
    }
}
