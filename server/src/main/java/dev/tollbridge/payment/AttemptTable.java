package dev.tollbridge.payment;

import dev.tollbridge.database.Bulk;
import dev.tollbridge.database.Sql;
import dev.tollbridge.kernel.AttemptId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The attempts in the database, oldest first. */
@Component
class AttemptTable extends PartTable<Attempt, AttemptId> {
    private static final Bulk<Attempt> TERMS =
            Bulk.<Attempt>start()
                    .with("channel", "text", it -> it.terms().channel())
                    .with("channel_account_id", "uuid", it -> it.terms().account().value())
                    .with("method", "text", it -> it.terms().method())
                    .with("scene", "text", it -> Columns.code(it.terms().scene()))
                    .with("instalments", "int", it -> it.terms().instalments())
                    .with("payer_id", "text", it -> it.terms().payerId())
                    .with("authorization_only", "boolean", it -> it.terms().authorize())
                    .with("fee", "text", it -> it.terms().fee().text())
                    .with("channel_order_no", "text", it -> it.terms().orderNo())
                    .with("expires_at", "timestamptz", it -> Sql.time(it.terms().expiresAt()));

    private static final Bulk<Attempt> STATE =
            Bulk.<Attempt>start()
                    .with("status", "text", it -> it.status().code())
                    .with("channel_trade_no", "text", it -> it.state().tradeNo())
                    .with("next_action", "jsonb", it -> PaymentJson.action(it.state().action()))
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

    AttemptTable(JdbcClient jdbc) {
        super(jdbc, "attempts", "id", PaymentRows::attempt, TERMS, STATE);
    }

    private static <V> @Nullable V stray(Attempt attempt, Function<Stray, V> value) {
        var stray = attempt.state().stray();
        return stray == null ? null : value.apply(stray);
    }
}
