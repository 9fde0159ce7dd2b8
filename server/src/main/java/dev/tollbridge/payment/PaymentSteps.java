package dev.tollbridge.payment;

import dev.tollbridge.database.CommitLane;
import dev.tollbridge.database.GroupCommit;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.Result;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * One step is one change of one payment, whole or not at all. Steps that are wanted at the same
 * time share a commit; {@link StepGroup} says what happens in it.
 */
@Component
class PaymentSteps {
    private final CommitLane<StepGroup.Step, StepGroup.Answer> steps;

    private final PaymentStore store;

    PaymentSteps(StepGroup group, PaymentStore store, GroupCommit commits) {
        this.steps = commits.lane("payment", group);
        this.store = store;
    }

    /** The new payment's file; empty if its id or its merchant's order id is taken. */
    Optional<PaymentFile> create(Payment payment, PaymentEvent.Created event) {
        return switch (steps.submit(new StepGroup.Step.Create(payment, event))) {
            case StepGroup.Answer.Done(var before, var after) -> Optional.of(remembered(after));
            case StepGroup.Answer.Taken() -> Optional.empty();
            case StepGroup.Answer.Refused refused -> throw new IllegalStateException("" + refused);
        };
    }

    PaymentFile apply(PaymentId id, PaymentEvent event) {
        return apply(id, file -> event);
    }

    /**
     * @param event what has happened, in the light of the locked file
     */
    PaymentFile apply(PaymentId id, Function<PaymentFile, PaymentEvent> event) {
        return switch (decide(id, file -> Result.ok(event.apply(file)))) {
            case Result.Ok<PaymentFile>(var file) -> file;
            case Result.Refused<PaymentFile> refused ->
                    throw new IllegalStateException("" + refused);
        };
    }

    /**
     * A step that a command wants.
     *
     * @param decide looks at the locked file and says what is to happen, or refuses; called again
     *     if the step has to be tried again
     */
    Result<PaymentFile> decide(PaymentId id, Function<PaymentFile, Result<PaymentEvent>> decide) {
        return switch (steps.submit(new StepGroup.Step.Change(id, decide))) {
            case StepGroup.Answer.Done(var before, var after) -> {
                StepLog.trace(before, after);
                yield Result.ok(remembered(after));
            }
            case StepGroup.Answer.Refused(var refusal) -> new Result.Refused<>(refusal);
            case StepGroup.Answer.Taken taken -> throw new IllegalStateException("" + taken);
        };
    }

    private PaymentFile remembered(PaymentFile after) {
        // As a part of a larger transaction it is not committed yet.
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            store.remember(after);
        }
        return after;
    }
}
