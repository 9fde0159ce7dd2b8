package dev.tollbridge.payment;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.DrawId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.RefundId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What the recovery worker does: claims what is due and brings each row a step further. Without
 * threads of its own, so that a simulation can drive it.
 */
@Component
class Recovery {
    private final DueRows due;
    private final PaymentStore store;
    private final PaymentSteps steps;
    private final AttemptRunner attempts;
    private final DrawRunner draws;
    private final RefundRunner refunds;
    private final Authorizations authorizations;
    private final Clock clock;

    Recovery(
            DueRows due,
            PaymentStore store,
            PaymentSteps steps,
            AttemptRunner attempts,
            DrawRunner draws,
            RefundRunner refunds,
            Authorizations authorizations,
            Clock clock) {
        this.due = due;
        this.store = store;
        this.steps = steps;
        this.attempts = attempts;
        this.draws = draws;
        this.refunds = refunds;
        this.authorizations = authorizations;
        this.clock = clock;
    }

    /**
     * A claimed row and what is to be done about it.
     *
     * @param row its id, for the log
     */
    record Job(Object row, Runnable work) {}

    /**
     * @param limit at most so many attempts, draws, refunds and payments, each
     */
    List<Job> claim(int limit) {
        var now = clock.instant();
        var jobs = new ArrayList<Job>();
        due.attempts(now, limit).forEach(id -> jobs.add(new Job(id, () -> attempt(id))));
        due.draws(now, limit).forEach(id -> jobs.add(new Job(id, () -> draw(id))));
        due.refunds(now, limit).forEach(id -> jobs.add(new Job(id, () -> refund(id))));
        due.payments(now, limit).forEach(id -> jobs.add(new Job(id, () -> payment(id))));
        return jobs;
    }

    private void attempt(AttemptId id) {
        store.fileOf(id).ifPresent(file -> attempts.check(file, file.attempt(id).orElseThrow()));
    }

    private void draw(DrawId id) {
        store.fileOf(id).ifPresent(file -> draws.check(file, file.draw(id).orElseThrow()));
    }

    private void refund(RefundId id) {
        store.fileOf(id).ifPresent(file -> refunds.check(file, file.refund(id).orElseThrow()));
    }

    private void payment(PaymentId id) {
        var file = steps.apply(id, new PaymentEvent.EndRequested(Ending.EXPIRED));
        if (file.payment().status() == PaymentStatus.AUTHORIZED) {
            authorizations.release(file, Ending.EXPIRED);
            return;
        }
        for (var attempt : file.openAttempts()) {
            file = attempts.check(file, attempt);
        }
    }
}
