package dev.tollbridge.payment;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.DrawId;
import dev.tollbridge.kernel.RefundId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is on file about one payment: the unit that changes in one transaction. Lists are oldest
 * first.
 */
record PaymentFile(
        Payment payment, List<Attempt> attempts, List<Draw> draws, List<Refund> refunds) {
    PaymentFile {
        attempts = List.copyOf(attempts);
        draws = List.copyOf(draws);
        refunds = List.copyOf(refunds);
    }

    Optional<Attempt> attempt(AttemptId id) {
        return attempts.stream().filter(attempt -> attempt.id().equals(id)).findFirst();
    }

    static PaymentFile of(Payment payment) {
        return new PaymentFile(payment, List.of(), List.of(), List.of());
    }

    Optional<Draw> draw(DrawId id) {
        return draws.stream().filter(draw -> draw.id().equals(id)).findFirst();
    }

    Optional<Refund> refund(RefundId id) {
        return refunds.stream().filter(refund -> refund.id().equals(id)).findFirst();
    }

    List<Attempt> openAttempts() {
        return attempts.stream().filter(Attempt::isOpen).toList();
    }

    /** The attempt whose money is the payment's. */
    Optional<Attempt> payingAttempt() {
        return attempts.stream()
                .filter(attempt ->
                        attempt.status() == AttemptStatus.SUCCEEDED
                                || attempt.status() == AttemptStatus.AUTHORIZED)
                .filter(attempt -> attempt.state().stray() == null)
                .findFirst();
    }

    List<Draw> openDraws(AttemptId attempt) {
        return drawsOf(attempt).filter(Draw::isOpen).toList();
    }

    /** Reserved at the channel and neither captured nor being captured; 0 after a last capture. */
    long capturable() {
        if (payment.status() != PaymentStatus.AUTHORIZED) {
            return 0;
        }
        return payingAttempt()
                .filter(attempt -> standing(attempt).noneMatch(draw -> draw.terms().last()))
                .map(attempt -> attempt.terms().amount().minor() - drawn(attempt))
                .orElse(0L);
    }

    private long drawn(Attempt attempt) {
        return standing(attempt).mapToLong(draw -> draw.terms().amount().minor()).sum();
    }

    private Stream<Draw> standing(Attempt attempt) {
        return drawsOf(attempt.id()).filter(draw -> draw.status() != MovementStatus.FAILED);
    }

    private Stream<Draw> drawsOf(AttemptId attempt) {
        return draws.stream().filter(draw -> draw.terms().attempt().equals(attempt));
    }

    /** What the channel has confirmed as refunded from this attempt, or from its capture. */
    long refunded(AttemptId attempt, @Nullable DrawId draw) {
        return refunds.stream()
                .filter(refund -> refund.status() == MovementStatus.SUCCEEDED)
                .filter(refund -> refund.isFrom(attempt, draw))
                .mapToLong(refund -> refund.terms().amount().minor())
                .sum();
    }

    /**
     * What was taken from this attempt, or by this one of its captures, and is not refunded or
     * being refunded.
     */
    long refundable(AttemptId attempt, @Nullable DrawId draw, long taken) {
        return taken
                - refunds.stream()
                        .filter(refund -> refund.status() != MovementStatus.FAILED)
                        .filter(refund -> refund.isFrom(attempt, draw))
                        .mapToLong(refund -> refund.terms().amount().minor())
                        .sum();
    }
}
