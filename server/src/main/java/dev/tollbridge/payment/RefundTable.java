package dev.tollbridge.payment;

import dev.tollbridge.database.Bulk;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.RefundId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The refunds in the database, oldest first. */
@Component
class RefundTable extends PartTable<Refund, RefundId> {
    private static final Bulk<Refund> TERMS =
            Bulk.<Refund>start()
                    .with("attempt_id", "uuid", it -> it.terms().attempt().value())
                    .with("draw_id", "uuid", it -> Columns.value(it.terms().draw()))
                    .with("purpose", "text", it -> it.terms().purpose().code())
                    .with("retry_of", "uuid", it -> Columns.value(it.terms().retryOf()))
                    .with("reason", "text", it -> it.terms().reason())
                    .with("merchant_refund_id", "text", it -> it.terms().merchantRefundId())
                    .with("channel_refund_no", "text", it -> it.terms().refundNo());

    private static final Bulk<Refund> STATE =
            Bulk.<Refund>start()
                    .with("status", "text", it -> it.status().code())
                    .with("sequence", "int", it -> it.state().sequence());

    private final JdbcClient jdbc;

    RefundTable(JdbcClient jdbc) {
        super(jdbc, "refunds", "id", PaymentRows::refund, TERMS, STATE);
        this.jdbc = jdbc;
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
