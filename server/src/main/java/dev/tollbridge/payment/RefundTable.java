package dev.tollbridge.payment;

import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.RefundId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The refunds in the database. */
@Component
class RefundTable {
    private final JdbcClient jdbc;

    RefundTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Payment payment, Refund refund) {
        var terms = refund.terms();
        state(
                        jdbc.sql(
                                """
                                insert into refunds (id, merchant_id, payment_id, attempt_id, draw_id, purpose,
                                    retry_of, live, version, status,
                                    amount, currency, reason, merchant_refund_id, channel_refund_no, error, sequence,
                                    checks, created_at, updated_at, succeeded_at, next_check_at)
                                values (:id, :merchant, :payment, :attempt, :draw, :purpose, :retry_of, :live, 0, :status, :amount, :currency,
                                    :reason, :number, :refund_no, :error::jsonb, :sequence, :checks, :created_at,
                                    :updated_at, :succeeded_at, :next_check_at)\
                                """),
                        refund)
                .param("merchant", payment.terms().merchant().value())
                .param("payment", terms.payment().value())
                .param("attempt", terms.attempt().value())
                .param("draw", Columns.value(terms.draw()))
                .param("purpose", terms.purpose().code())
                .param("retry_of", Columns.value(terms.retryOf()))
                .param("live", payment.terms().live())
                .param("amount", terms.amount().minor())
                .param("currency", terms.amount().currency().getCurrencyCode())
                .param("reason", terms.reason())
                .param("number", terms.merchantRefundId())
                .param("refund_no", terms.refundNo())
                .param("created_at", Columns.time(terms.createdAt()))
                .update();
    }

    void update(Refund refund) {
        Columns.expectOne(
                state(
                                jdbc.sql(
                                        """
                                        update refunds set version = version + 1, status = :status,
                                            error = :error::jsonb, sequence = :sequence, checks = :checks,
                                            updated_at = :updated_at, succeeded_at = :succeeded_at,
                                            next_check_at = :next_check_at, lease_until = null
                                        where id = :id and version = :version\
                                        """),
                                refund)
                        .param("version", refund.version())
                        .update(),
                refund.id());
    }

    private static StatementSpec state(StatementSpec sql, Refund refund) {
        var state = refund.state();
        return sql.param("id", refund.id().value())
                .param("status", state.status().code())
                .param("error", PaymentJson.error(state.error()))
                .param("sequence", state.sequence())
                .param("checks", state.checks())
                .param("updated_at", Columns.time(state.updatedAt()))
                .param("succeeded_at", Columns.time(state.succeededAt()))
                .param("next_check_at", Columns.time(state.nextCheckAt()));
    }

    List<Refund> of(PaymentId id) {
        return jdbc.sql("select * from refunds where payment_id = :id order by id")
                .param("id", id.value())
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
