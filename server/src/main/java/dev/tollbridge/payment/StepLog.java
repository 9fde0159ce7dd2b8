package dev.tollbridge.payment;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one line for each change of status, when it is committed. */
final class StepLog {
    private static final Logger log = LoggerFactory.getLogger(StepLog.class);

    private StepLog() {}

    static void trace(PaymentFile before, PaymentFile after) {
        if (before.payment().status() != after.payment().status()) {
            log.info(
                    "payment {} {} -> {}",
                    after.payment().id(),
                    before.payment().status().code(),
                    after.payment().status().code());
        }
        for (var attempt : after.attempts()) {
            var was = before.attempt(attempt.id());
            if (was.isEmpty() || was.get().status() != attempt.status()) {
                log.info(
                        "attempt {} -> {} channel={}",
                        attempt.id(),
                        attempt.status().code(),
                        attempt.terms().channel());
            }
        }
        for (var draw : after.draws()) {
            var was = before.draw(draw.id());
            if (was.isEmpty() || was.get().status() != draw.status()) {
                log.info(
                        "{} {} -> {}", draw.terms().kind().code(), draw.id(), draw.status().code());
            }
        }
        for (var refund : after.refunds()) {
            var was = before.refund(refund.id());
            if (was.isEmpty() || was.get().status() != refund.status()) {
                log.info("refund {} -> {}", refund.id(), refund.status().code());
            }
        }
    }
}
