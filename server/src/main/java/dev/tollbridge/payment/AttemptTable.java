package dev.tollbridge.payment;

import dev.tollbridge.database.Bulk;
import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.PaymentId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The attempts in the database. */
@Component
class AttemptTable {
    private static final Bulk<Owned<Attempt>> KEY =
            Bulk.<Owned<Attempt>>start()
                    .with("id", "uuid", it -> it.part().id().value())
                    .with("version", "int", it -> it.part().version());

    private static final Bulk<Owned<Attempt>> TERMS =
            Bulk.<Owned<Attempt>>start()
                    .with("merchant_id", "uuid", it -> it.payment().merchant().value())
                    .with("live", "boolean", it -> it.payment().live())
                    .with("payment_id", "uuid", it -> it.part().terms().payment().value())
                    .with("channel", "text", it -> it.part().terms().channel())
                    .with("channel_account_id", "uuid", it -> it.part().terms().account().value())
                    .with("method", "text", it -> it.part().terms().method())
                    .with("scene", "text", it -> Columns.code(it.part().terms().scene()))
                    .with("amount", "bigint", it -> it.part().terms().amount().minor())
                    .with("currency", "text", it -> Columns.currency(it.part().terms().amount()))
                    .with("instalments", "int", it -> it.part().terms().instalments())
                    .with("payer_id", "text", it -> it.part().terms().payerId())
                    .with("authorization_only", "boolean", it -> it.part().terms().authorize())
                    .with("fee", "text", it -> it.part().terms().fee().text())
                    .with("channel_order_no", "text", it -> it.part().terms().orderNo())
                    .with(
                            "created_at",
                            "timestamptz",
                            it -> Columns.time(it.part().terms().createdAt()))
                    .with(
                            "expires_at",
                            "timestamptz",
                            it -> Columns.time(it.part().terms().expiresAt()));

    private static final Bulk<Owned<Attempt>> STATE =
            Bulk.<Owned<Attempt>>start()
                    .with("status", "text", it -> it.part().state().status().code())
                    .with("channel_trade_no", "text", it -> it.part().state().tradeNo())
                    .with(
                            "next_action",
                            "jsonb",
                            it -> PaymentJson.action(it.part().state().action()))
                    .with("error", "jsonb", it -> PaymentJson.error(it.part().state().error()))
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
                            it -> Columns.time(it.part().state().nextCheckAt()))
                    .with(
                            "stray_amount",
                            "bigint",
                            it -> stray(it, stray -> stray.amount().minor()))
                    .with(
                            "stray_currency",
                            "text",
                            it -> stray(it, stray -> Columns.currency(stray.amount())))
                    .with(
                            "stray_incident",
                            "text",
                            it -> stray(it, stray -> stray.incident().code()))
                    .with(
                            "stray_disposition",
                            "text",
                            it -> stray(it, stray -> stray.disposition().code()))
                    .with("stray_turn", "int", it -> stray(it, Stray::turn));

    private final JdbcClient jdbc;
    private final FileTable<Owned<Attempt>> table;

    AttemptTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.table = new FileTable<>(jdbc, "attempts", KEY, TERMS, STATE);
    }

    void insert(Collection<Owned<Attempt>> rows) {
        table.insert(rows);
    }

    void update(Collection<Owned<Attempt>> rows) {
        table.update(rows);
    }

    /** Oldest first. */
    List<Attempt> of(Collection<PaymentId> payments) {
        return jdbc.sql("select * from attempts where payment_id = any (:ids) order by id")
                .param("ids", Columns.ids(payments))
                .query(PaymentRows::attempt)
                .list();
    }

    Optional<PaymentId> paymentOf(AttemptId attempt) {
        return jdbc.sql("select payment_id from attempts where id = :id")
                .param("id", attempt.value())
                .query(UUID.class)
                .optional()
                .map(PaymentId::new);
    }

    private static <V> @Nullable V stray(Owned<Attempt> attempt, Function<Stray, V> value) {
        var stray = attempt.part().state().stray();
        return stray == null ? null : value.apply(stray);
    }
}
