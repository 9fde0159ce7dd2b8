package dev.tollbridge.payment;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.PaymentId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The attempts in the database. */
@Component
class AttemptTable {
    private final JdbcClient jdbc;

    AttemptTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Payment payment, Attempt attempt) {
        var terms = attempt.terms();
        state(
                        jdbc.sql(
                                """
                                insert into attempts (id, merchant_id, payment_id, live, version, status, channel,
                                    channel_account_id, method, scene, amount, currency, instalments, payer_id,
                                    authorization_only, fee, channel_order_no, channel_trade_no, next_action, error,
                                    checks, created_at, updated_at, expires_at, succeeded_at, next_check_at,
                                    stray_amount, stray_currency, stray_incident, stray_disposition, stray_turn)
                                values (:id, :merchant, :payment, :live, 0, :status, :channel, :account, :method, :scene,
                                    :amount, :currency, :instalments, :payer_id, :authorize, :fee, :order_no, :trade_no, :action::jsonb,
                                    :error::jsonb, :checks, :created_at, :updated_at, :expires_at, :succeeded_at,
                                    :next_check_at, :stray_amount, :stray_currency, :stray_incident,
                                    :stray_disposition, :stray_turn)\
                                """),
                        attempt)
                .param("merchant", payment.terms().merchant().value())
                .param("payment", terms.payment().value())
                .param("live", payment.terms().live())
                .param("channel", terms.channel())
                .param("account", terms.account().value())
                .param("method", terms.method())
                .param("scene", terms.scene().code())
                .param("amount", terms.amount().minor())
                .param("currency", terms.amount().currency().getCurrencyCode())
                .param("instalments", terms.instalments())
                .param("payer_id", terms.payerId())
                .param("authorize", terms.authorize())
                .param("fee", terms.fee().text())
                .param("order_no", terms.orderNo())
                .param("created_at", Columns.time(terms.createdAt()))
                .param("expires_at", Columns.time(terms.expiresAt()))
                .update();
    }

    void update(Attempt attempt) {
        Columns.expectOne(
                state(
                                jdbc.sql(
                                        """
                                        update attempts set version = version + 1, status = :status,
                                            channel_trade_no = :trade_no, next_action = :action::jsonb,
                                            error = :error::jsonb, checks = :checks, updated_at = :updated_at,
                                            succeeded_at = :succeeded_at, next_check_at = :next_check_at,
                                            lease_until = null, stray_amount = :stray_amount,
                                            stray_currency = :stray_currency,
                                            stray_incident = :stray_incident,
                                            stray_disposition = :stray_disposition,
                                            stray_turn = :stray_turn
                                        where id = :id and version = :version\
                                        """),
                                attempt)
                        .param("version", attempt.version())
                        .update(),
                attempt.id());
    }

    private static StatementSpec state(StatementSpec sql, Attempt attempt) {
        var state = attempt.state();
        var stray = Optional.ofNullable(state.stray());
        return sql.param("id", attempt.id().value())
                .param("status", state.status().code())
                .param("trade_no", state.tradeNo())
                .param("action", PaymentJson.action(state.action()))
                .param("error", PaymentJson.error(state.error()))
                .param("checks", state.checks())
                .param("updated_at", Columns.time(state.updatedAt()))
                .param("succeeded_at", Columns.time(state.succeededAt()))
                .param("next_check_at", Columns.time(state.nextCheckAt()))
                .param("stray_amount", stray.map(it -> it.amount().minor()).orElse(null))
                .param(
                        "stray_currency",
                        stray.map(it -> it.amount().currency().getCurrencyCode()).orElse(null))
                .param("stray_incident", stray.map(it -> it.incident().code()).orElse(null))
                .param("stray_disposition", stray.map(it -> it.disposition().code()).orElse(null))
                .param("stray_turn", stray.map(Stray::turn).orElse(null));
    }

    List<Attempt> of(PaymentId id) {
        return jdbc.sql("select * from attempts where payment_id = :id order by id")
                .param("id", id.value())
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
}
