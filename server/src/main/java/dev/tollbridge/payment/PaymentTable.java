package dev.tollbridge.payment;

import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.PaymentId;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The payments in the database. */
@Component
class PaymentTable {
    private final JdbcClient jdbc;

    PaymentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False if the id or the merchant's order id is taken. */
    boolean insert(Payment payment) {
        var terms = payment.terms();
        return state(
                                jdbc.sql(
                                        """
                                        insert into payments (id, merchant_id, app_id, live, version, status, amount, currency,
                                            amount_captured, amount_refunded, amount_reserved, merchant_order_id, terms, subject,
                                            description, method, scene, capture, instalments, payer, return_url, metadata,
                                            channel_options, channel_account_id, last_error, ending, sequence, created_at,
                                            updated_at, expires_at, succeeded_at, capture_before, next_check_at)
                                        values (:id, :merchant, :app, :live, 0, :status, :amount, :currency,
                                            :captured, :refunded, :reserved, :order, :terms, :subject,
                                            :description, :method, :scene, :capture, :instalments, :payer::jsonb, :return_url,
                                            :metadata::jsonb, :options::jsonb, :account, :error::jsonb, :ending, :sequence,
                                            :created_at, :updated_at, :expires_at, :succeeded_at, :capture_before,
                                            :next_check_at)
                                        on conflict do nothing\
                                        """),
                                payment)
                        .param("merchant", terms.merchant().value())
                        .param("app", terms.app().value())
                        .param("live", terms.live())
                        .param("amount", terms.amount().minor())
                        .param("currency", terms.amount().currency().getCurrencyCode())
                        .param("order", terms.merchantOrderId())
                        .param("terms", terms.fingerprint())
                        .param("subject", terms.subject())
                        .param("description", terms.description())
                        .param("capture", terms.manualCapture() ? "manual" : "automatic")
                        .param("instalments", terms.instalments())
                        .param("payer", PaymentJson.payer(terms.payer()))
                        .param("return_url", Objects.toString(terms.returnUrl(), null))
                        .param("metadata", PaymentJson.texts(terms.metadata()))
                        .param("options", PaymentJson.texts(terms.channelOptions()))
                        .param("account", Columns.value(terms.channelAccount()))
                        .param("created_at", Columns.time(terms.createdAt()))
                        .param("expires_at", Columns.time(terms.expiresAt()))
                        .update()
                == 1;
    }

    void update(Payment payment) {
        Columns.expectOne(
                state(
                                jdbc.sql(
                                        """
                                        update payments set version = version + 1, status = :status,
                                            amount_captured = :captured, amount_refunded = :refunded,
                                            amount_reserved = :reserved, method = :method, scene = :scene,
                                            last_error = :error::jsonb, ending = :ending, sequence = :sequence,
                                            updated_at = :updated_at, succeeded_at = :succeeded_at,
                                            capture_before = :capture_before,
                                            next_check_at = :next_check_at, lease_until = null
                                        where id = :id and version = :version\
                                        """),
                                payment)
                        .param("version", payment.version())
                        .update(),
                payment.id());
    }

    private static StatementSpec state(StatementSpec sql, Payment payment) {
        var state = payment.state();
        var scene = state.scene();
        var ending = state.ending();
        return sql.param("id", payment.id().value())
                .param("status", state.status().code())
                .param("captured", state.captured())
                .param("refunded", state.refunded())
                .param("reserved", state.reserved())
                .param("method", state.method())
                .param("scene", scene == null ? null : scene.code())
                .param("error", PaymentJson.error(state.lastError()))
                .param("ending", ending == null ? null : ending.code())
                .param("sequence", state.sequence())
                .param("updated_at", Columns.time(state.updatedAt()))
                .param("succeeded_at", Columns.time(state.succeededAt()))
                .param("capture_before", Columns.time(state.captureBefore()))
                .param("next_check_at", Columns.time(state.nextCheckAt()));
    }

    Optional<Payment> find(PaymentId id, boolean lock) {
        return jdbc.sql("select * from payments where id = :id" + (lock ? " for update" : ""))
                .param("id", id.value())
                .query(PaymentRows::payment)
                .optional();
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
