package dev.tollbridge.payment;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.RefundId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * The files in the database. Written inside the caller's transaction; the row of the payment is the
 * lock of its file.
 */
@Component
class PaymentStore {
    private final JdbcClient jdbc;

    PaymentStore(JdbcClient jdbc) {
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
                                            updated_at, expires_at, succeeded_at, next_check_at)
                                        values (:id, :merchant, :app, :live, 0, :status, :amount, :currency,
                                            :captured, :refunded, :reserved, :order, :terms, :subject,
                                            :description, :method, :scene, :capture, :instalments, :payer::jsonb, :return_url,
                                            :metadata::jsonb, :options::jsonb, :account, :error::jsonb, :ending, :sequence,
                                            :created_at, :updated_at, :expires_at, :succeeded_at, :next_check_at)
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
                        .param("account", value(terms.channelAccount()))
                        .param("created_at", time(terms.createdAt()))
                        .param("expires_at", time(terms.expiresAt()))
                        .update()
                == 1;
    }

    /** The file, its payment locked until the end of the transaction. */
    Optional<PaymentFile> lock(PaymentId id) {
        return load(id, " for update");
    }

    Optional<PaymentFile> read(PaymentId id) {
        return load(id, "");
    }

    private Optional<PaymentFile> load(PaymentId id, String suffix) {
        return jdbc.sql("select * from payments where id = :id" + suffix)
                .param("id", id.value())
                .query(PaymentRows::payment)
                .optional()
                .map(payment -> new PaymentFile(payment, attempts(id), refunds(id)));
    }

    private List<Attempt> attempts(PaymentId id) {
        return jdbc.sql("select * from attempts where payment_id = :id order by id")
                .param("id", id.value())
                .query(PaymentRows::attempt)
                .list();
    }

    private List<Refund> refunds(PaymentId id) {
        return jdbc.sql("select * from refunds where payment_id = :id order by id")
                .param("id", id.value())
                .query(PaymentRows::refund)
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

    Optional<PaymentId> paymentOf(AttemptId attempt) {
        return jdbc.sql("select payment_id from attempts where id = :id")
                .param("id", attempt.value())
                .query(UUID.class)
                .optional()
                .map(PaymentId::new);
    }

    Optional<PaymentId> paymentOf(RefundId refund) {
        return jdbc.sql("select payment_id from refunds where id = :id")
                .param("id", refund.value())
                .query(UUID.class)
                .optional()
                .map(PaymentId::new);
    }

    Optional<RefundId> findRefund(MerchantId merchant, boolean live, String merchantRefundId) {
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

    /**
     * Writes what differs. Every written row gives its lease back. The answer is the file with its
     * new versions.
     */
    PaymentFile save(PaymentFile before, PaymentFile after) {
        var payment = after.payment();
        if (!payment.equals(before.payment())) {
            update(payment);
            payment = new Payment(payment.terms(), payment.state(), payment.version() + 1);
        }
        return new PaymentFile(
                payment,
                after.attempts().stream()
                        .map(attempt ->
                                save(after.payment(), before.attempt(attempt.id()), attempt))
                        .toList(),
                after.refunds().stream()
                        .map(refund -> save(after.payment(), before.refund(refund.id()), refund))
                        .toList());
    }

    private Attempt save(Payment payment, Optional<Attempt> known, Attempt attempt) {
        if (known.isEmpty()) {
            insert(payment, attempt);
            return attempt;
        }
        if (known.get().equals(attempt)) {
            return attempt;
        }
        update(attempt);
        return new Attempt(attempt.terms(), attempt.state(), attempt.version() + 1);
    }

    private Refund save(Payment payment, Optional<Refund> known, Refund refund) {
        if (known.isEmpty()) {
            insert(payment, refund);
            return refund;
        }
        if (known.get().equals(refund)) {
            return refund;
        }
        update(refund);
        return new Refund(refund.terms(), refund.state(), refund.version() + 1);
    }

    private void update(Payment payment) {
        expectOne(
                state(
                                jdbc.sql(
                                        """
                                        update payments set version = version + 1, status = :status,
                                            amount_captured = :captured, amount_refunded = :refunded,
                                            amount_reserved = :reserved, method = :method, scene = :scene,
                                            last_error = :error::jsonb, ending = :ending, sequence = :sequence,
                                            updated_at = :updated_at, succeeded_at = :succeeded_at,
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
                .param("updated_at", time(state.updatedAt()))
                .param("succeeded_at", time(state.succeededAt()))
                .param("next_check_at", time(state.nextCheckAt()));
    }

    private void insert(Payment payment, Attempt attempt) {
        var terms = attempt.terms();
        state(
                        jdbc.sql(
                                """
                                insert into attempts (id, merchant_id, payment_id, live, version, status, channel,
                                    channel_account_id, method, scene, amount, currency, instalments, payer_id,
                                    channel_order_no, channel_trade_no, next_action, error, checks, created_at,
                                    updated_at, expires_at, succeeded_at, next_check_at)
                                values (:id, :merchant, :payment, :live, 0, :status, :channel, :account, :method, :scene,
                                    :amount, :currency, :instalments, :payer_id, :order_no, :trade_no, :action::jsonb,
                                    :error::jsonb, :checks, :created_at, :updated_at, :expires_at, :succeeded_at,
                                    :next_check_at)\
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
                .param("order_no", terms.orderNo())
                .param("created_at", time(terms.createdAt()))
                .param("expires_at", time(terms.expiresAt()))
                .update();
    }

    private void update(Attempt attempt) {
        expectOne(
                state(
                                jdbc.sql(
                                        """
                                        update attempts set version = version + 1, status = :status,
                                            channel_trade_no = :trade_no, next_action = :action::jsonb,
                                            error = :error::jsonb, checks = :checks, updated_at = :updated_at,
                                            succeeded_at = :succeeded_at, next_check_at = :next_check_at,
                                            lease_until = null
                                        where id = :id and version = :version\
                                        """),
                                attempt)
                        .param("version", attempt.version())
                        .update(),
                attempt.id());
    }

    private static StatementSpec state(StatementSpec sql, Attempt attempt) {
        var state = attempt.state();
        return sql.param("id", attempt.id().value())
                .param("status", state.status().code())
                .param("trade_no", state.tradeNo())
                .param("action", PaymentJson.action(state.action()))
                .param("error", PaymentJson.error(state.error()))
                .param("checks", state.checks())
                .param("updated_at", time(state.updatedAt()))
                .param("succeeded_at", time(state.succeededAt()))
                .param("next_check_at", time(state.nextCheckAt()));
    }

    private void insert(Payment payment, Refund refund) {
        var terms = refund.terms();
        state(
                        jdbc.sql(
                                """
                                insert into refunds (id, merchant_id, payment_id, attempt_id, live, version, status,
                                    amount, currency, reason, merchant_refund_id, channel_refund_no, error, sequence,
                                    checks, created_at, updated_at, succeeded_at, next_check_at)
                                values (:id, :merchant, :payment, :attempt, :live, 0, :status, :amount, :currency,
                                    :reason, :number, :refund_no, :error::jsonb, :sequence, :checks, :created_at,
                                    :updated_at, :succeeded_at, :next_check_at)\
                                """),
                        refund)
                .param("merchant", payment.terms().merchant().value())
                .param("payment", terms.payment().value())
                .param("attempt", terms.attempt().value())
                .param("live", payment.terms().live())
                .param("amount", terms.amount().minor())
                .param("currency", terms.amount().currency().getCurrencyCode())
                .param("reason", terms.reason())
                .param("number", terms.merchantRefundId())
                .param("refund_no", terms.refundNo())
                .param("created_at", time(terms.createdAt()))
                .update();
    }

    private void update(Refund refund) {
        expectOne(
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
                .param("updated_at", time(state.updatedAt()))
                .param("succeeded_at", time(state.succeededAt()))
                .param("next_check_at", time(state.nextCheckAt()));
    }

    private static void expectOne(int rows, Object what) {
        if (rows != 1) {
            throw new OptimisticLockingFailureException(what + " was changed by someone else");
        }
    }

    private static @Nullable UUID value(dev.tollbridge.kernel.@Nullable TypedId id) {
        return id == null ? null : id.value();
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
