package dev.tollbridge.payment;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.DrawId;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.RefundId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The files in the database. Written inside the caller's transaction; the row of the payment is the
 * lock of its file.
 */
@Component
class PaymentStore {
    private final PaymentTable payments;
    private final AttemptTable attempts;
    private final DrawTable draws;
    private final RefundTable refunds;

    PaymentStore(
            PaymentTable payments, AttemptTable attempts, DrawTable draws, RefundTable refunds) {
        this.payments = payments;
        this.attempts = attempts;
        this.draws = draws;
        this.refunds = refunds;
    }

    /** False if the id or the merchant's order id is taken. */
    boolean insert(Payment payment) {
        return payments.insert(payment);
    }

    /** The file, its payment locked until the end of the transaction. */
    Optional<PaymentFile> lock(PaymentId id) {
        return payments.find(id, true).map(this::file);
    }

    Optional<PaymentFile> read(PaymentId id) {
        return payments.find(id, false).map(this::file);
    }

    Optional<PaymentFile> findByOrder(MerchantId merchant, boolean live, String merchantOrderId) {
        return payments.findByOrder(merchant, live, merchantOrderId).flatMap(this::read);
    }

    Optional<PaymentFile> fileOf(AttemptId attempt) {
        return attempts.paymentOf(attempt).flatMap(this::read);
    }

    Optional<PaymentFile> fileOf(DrawId draw) {
        return draws.paymentOf(draw).flatMap(this::read);
    }

    Optional<PaymentFile> fileOf(RefundId refund) {
        return refunds.paymentOf(refund).flatMap(this::read);
    }

    Optional<RefundId> findRefund(MerchantId merchant, boolean live, String merchantRefundId) {
        return refunds.find(merchant, live, merchantRefundId);
    }

    private PaymentFile file(Payment payment) {
        return new PaymentFile(
                payment,
                attempts.of(payment.id()),
                payment.terms().manualCapture() ? draws.of(payment.id()) : List.of(),
                refunds.of(payment.id()));
    }

    /**
     * Writes what differs. Every written row gives its lease back. The answer is the file with its
     * new versions.
     */
    PaymentFile save(PaymentFile before, PaymentFile after) {
        var payment = after.payment();
        if (!payment.equals(before.payment())) {
            payments.update(payment);
            payment = new Payment(payment.terms(), payment.state(), payment.version() + 1);
        }
        return new PaymentFile(
                payment,
                after.attempts().stream()
                        .map(attempt ->
                                save(after.payment(), before.attempt(attempt.id()), attempt))
                        .toList(),
                after.draws().stream()
                        .map(draw -> save(after.payment(), before.draw(draw.id()), draw))
                        .toList(),
                after.refunds().stream()
                        .map(refund -> save(after.payment(), before.refund(refund.id()), refund))
                        .toList());
    }

    private Attempt save(Payment payment, Optional<Attempt> known, Attempt attempt) {
        if (known.isEmpty()) {
            attempts.insert(payment, attempt);
            return attempt;
        }
        if (known.get().equals(attempt)) {
            return attempt;
        }
        attempts.update(attempt);
        return new Attempt(attempt.terms(), attempt.state(), attempt.version() + 1);
    }

    private Draw save(Payment payment, Optional<Draw> known, Draw draw) {
        if (known.isEmpty()) {
            draws.insert(payment, draw);
            return draw;
        }
        if (known.get().equals(draw)) {
            return draw;
        }
        draws.update(draw);
        return new Draw(draw.terms(), draw.state(), draw.version() + 1);
    }

    private Refund save(Payment payment, Optional<Refund> known, Refund refund) {
        if (known.isEmpty()) {
            refunds.insert(payment, refund);
            return refund;
        }
        if (known.get().equals(refund)) {
            return refund;
        }
        refunds.update(refund);
        return new Refund(refund.terms(), refund.state(), refund.version() + 1);
    }
}
