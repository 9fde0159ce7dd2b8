package dev.tollbridge.payment;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.RefundId;
import java.util.List;
import java.util.Optional;

/**
 * All that is on file about one payment: the unit that changes in one transaction. Lists are oldest
 * first.
 */
record PaymentFile(Payment payment, List<Attempt> attempts, List<Refund> refunds) {
    PaymentFile {
        attempts = List.copyOf(attempts);
        refunds = List.copyOf(refunds);
    }

    Optional<Attempt> attempt(AttemptId id) {
        return attempts.stream().filter(attempt -> attempt.id().equals(id)).findFirst();
    }

    Optional<Refund> refund(RefundId id) {
        return refunds.stream().filter(refund -> refund.id().equals(id)).findFirst();
    }

    List<Attempt> openAttempts() {
        return attempts.stream().filter(Attempt::isOpen).toList();
    }

    Optional<Attempt> succeededAttempt() {
        return attempts.stream()
                .filter(attempt -> attempt.status() == AttemptStatus.SUCCEEDED)
                .findFirst();
    }
}
