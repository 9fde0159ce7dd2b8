package dev.tollbridge.payment;

import dev.tollbridge.database.CommitLane;
import dev.tollbridge.database.GroupCommit;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.Result;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
        return created(steps.submit(new StepGroup.Step.Create(payment, event)));
    }

    /**
     * The same as the last step of a call.
     *
     * @param answer what the call answers, by the file that the step leaves
     */
    Optional<PaymentFile> createLast(
            Payment payment, PaymentEvent.Created event, Function<PaymentFile, ?> answer) {
        return created(steps.submitLast(new StepGroup.Step.Create(payment, event), done(answer)));
    }

    private static Function<StepGroup.Answer, @Nullable Object> done(
            Function<PaymentFile, ?> answer) {
        return step ->
                step instanceof StepGroup.Answer.Done done ? answer.apply(done.after()) : null;
    }

    private Optional<PaymentFile> created(StepGroup.Answer answer) {
        return switch (answer) {
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
        return applied(decide(id, file -> Result.ok(event.apply(file))));
    }

    /**
     * As the last step of a call.
     *
     * @param answer what the call answers, by the file that the step leaves
     */
    PaymentFile applyLast(PaymentId id, PaymentEvent event, Function<PaymentFile, ?> answer) {
        var step = new StepGroup.Step.Change(id, file -> Result.ok(event));
        return applied(decided(steps.submitLast(step, done(answer))));
    }

    private static PaymentFile applied(Result<PaymentFile> decided) {
        return switch (decided) {
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
        return decided(steps.submit(new StepGroup.Step.Change(id, decide)));
    }

    private Result<PaymentFile> decided(StepGroup.Answer answer) {
        return switch (answer) {
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
