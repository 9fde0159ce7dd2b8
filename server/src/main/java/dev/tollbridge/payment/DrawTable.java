package dev.tollbridge.payment;

import dev.tollbridge.kernel.DrawId;
import dev.tollbridge.kernel.PaymentId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The draws on authorizations in the database. */
@Component
class DrawTable {
    private final JdbcClient jdbc;

    DrawTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Payment payment, Draw draw) {
        var terms = draw.terms();
        state(
                        jdbc.sql(
                                """
                                insert into draws (id, merchant_id, payment_id, attempt_id, live, version, kind, status,
                                    amount, currency, last, channel_draw_no, channel_trade_no, error, checks,
                                    created_at, updated_at, succeeded_at, next_check_at)
                                values (:id, :merchant, :payment, :attempt, :live, 0, :kind, :status, :amount, :currency,
                                    :last, :draw_no, :trade_no, :error::jsonb, :checks, :created_at, :updated_at,
                                    :succeeded_at, :next_check_at)\
                                """),
                        draw)
                .param("merchant", payment.terms().merchant().value())
                .param("payment", terms.payment().value())
                .param("attempt", terms.attempt().value())
                .param("live", payment.terms().live())
                .param("kind", terms.kind().code())
                .param("amount", terms.amount().minor())
                .param("currency", terms.amount().currency().getCurrencyCode())
                .param("last", terms.last())
                .param("draw_no", terms.drawNo())
                .param("created_at", Columns.time(terms.createdAt()))
                .update();
    }

    void update(Draw draw) {
        Columns.expectOne(
                state(
                                jdbc.sql(
                                        """
                                        update draws set version = version + 1, status = :status,
                                            channel_trade_no = :trade_no, error = :error::jsonb, checks = :checks,
                                            updated_at = :updated_at, succeeded_at = :succeeded_at,
                                            next_check_at = :next_check_at, lease_until = null
                                        where id = :id and version = :version\
                                        """),
                                draw)
                        .param("version", draw.version())
                        .update(),
                draw.id());
    }

    private static StatementSpec state(StatementSpec sql, Draw draw) {
        var state = draw.state();
        return sql.param("id", draw.id().value())
                .param("status", state.status().code())
                .param("trade_no", state.tradeNo())
                .param("error", PaymentJson.error(state.error()))
                .param("checks", state.checks())
                .param("updated_at", Columns.time(state.updatedAt()))
                .param("succeeded_at", Columns.time(state.succeededAt()))
                .param("next_check_at", Columns.time(state.nextCheckAt()));
    }

    List<Draw> of(PaymentId id) {
        return jdbc.sql("select * from draws where payment_id = :id order by created_at, id")
                .param("id", id.value())
                .query(PaymentRows::draw)
                .list();
    }

    Optional<PaymentId> paymentOf(DrawId draw) {
        return jdbc.sql("select payment_id from draws where id = :id")
                .param("id", draw.value())
                .query(UUID.class)
                .optional()
                .map(PaymentId::new);
    }
}
