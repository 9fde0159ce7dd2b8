package dev.tollbridge.payment;

import dev.tollbridge.spi.CancelResult;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.Scene;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a channel may still say of an order that is paid here. A scanned code is settled by
 * cancelling, and a cancellation that is under way when the order turns out to be paid takes the
 * payer's money back: nothing that is final changes, but a person has to know.
 */
final class PaidOrders {
    private final AttemptTiming timing;

    PaidOrders(AttemptTiming timing) {
        this.timing = timing;
    }

    /**
     * When to look once more whether the money stayed; null if nothing can take it back.
     *
     * <p>Whoever cancels may die before the answer, so this does not rely on hearing it. And a
     * notice may be older than the cancellation, so one that comes late does not spare the look.
     */
    @Nullable Instant watch(Draft draft, Attempt attempt) {
        return attempt.terms().scene() == Scene.BARCODE ? timing.lookBack(draft, attempt) : null;
    }

    /**
     * What was true of it some time ago. That it was paid then does not spare us the look that is
     * due; that it is closed stays true.
     */
    void noticed(Draft draft, Attempt attempt, Outcome<OrderState> outcome) {
        switch (outcome) {
            case Outcome.Ok<OrderState>(OrderState.Paid(var receipt, var refunded)) ->
                    Trades.chargedAgain(draft, attempt, receipt);
            case Outcome.Ok<OrderState>(OrderState.Closed(var tradeNo)) -> gone(draft, attempt);
            case Outcome.Ok<OrderState>(OrderState.Reversed(var tradeNo)) -> gone(draft, attempt);
            case Outcome.Ok<OrderState> other -> {}
            case Outcome.Refused<OrderState>(var error) -> {}
            case Outcome.Unknown<OrderState>(var error) -> {}
        }
    }

    /** The channel told once more of an order that succeeded. */
    void observed(Draft draft, Attempt attempt, Outcome<OrderState> outcome) {
        boolean watched = attempt.state().nextCheckAt() != null;
        switch (outcome) {
            case Outcome.Ok<OrderState>(OrderState.Paid(var receipt, var refunded)) -> {
                Trades.chargedAgain(draft, attempt, receipt);
                stillPaid(draft, attempt);
            }
            case Outcome.Ok<OrderState>(OrderState.Closed(var tradeNo)) -> gone(draft, attempt);
            case Outcome.Ok<OrderState>(OrderState.Reversed(var tradeNo)) -> gone(draft, attempt);
            case Outcome.Ok<OrderState> other -> stillPaid(draft, attempt);
            case Outcome.Refused<OrderState>(var error) -> again(draft, attempt, watched);
            case Outcome.Unknown<OrderState>(var error) -> again(draft, attempt, watched);
        }
    }

    /**
     * Somebody who looks early does not spare us the look that is planned, and none before the code
     * has run out is the last: a cancellation may still be on its way to the channel.
     */
    private void stillPaid(Draft draft, Attempt attempt) {
        var planned = attempt.state().nextCheckAt();
        if (planned == null || draft.now.isBefore(planned)) {
            return;
        }
        var last = watch(draft, attempt);
        boolean isLast = last == null || timing.hasRunOut(draft, attempt);
        draft.put(attempt.with(attempt.state().checked(draft.now, isLast ? null : last)));
    }

    /** A cancellation came too late for us, but perhaps not for the channel. */
    void cancelAnswered(Draft draft, Attempt attempt, Outcome<CancelResult> outcome) {
        switch (outcome) {
            case Outcome.Ok<CancelResult>(CancelResult.Refunded()) -> gone(draft, attempt);
            case Outcome.Ok<CancelResult>(CancelResult.Closed()) -> again(draft, attempt, true);
            case Outcome.Ok<CancelResult>(CancelResult.AskAgain()) -> again(draft, attempt, true);
            case Outcome.Ok<CancelResult>(CancelResult.NotFound()) -> {}
            case Outcome.Refused<CancelResult>(var error) -> again(draft, attempt, true);
            case Outcome.Unknown<CancelResult>(var error) -> again(draft, attempt, true);
        }
    }

    /**
     * An order that we refunded in whole is closed at some channels, too. As long as a refund is
     * under way it cannot be told from one that was reversed, so that is asked once more.
     */
    private void gone(Draft draft, Attempt attempt) {
        var payment = draft.state();
        boolean explained = payment.refunded() >= payment.captured();
        if (!explained && payment.refunded() + payment.reserved() >= payment.captured()) {
            again(draft, attempt, true);
            return;
        }
        if (!explained) {
            draft.incident(
                    IncidentKind.REVERSED_AFTER_SUCCESS,
                    attempt.id(),
                    Map.of(
                            "channel", attempt.terms().channel(),
                            "channel_order_no", attempt.terms().orderNo()));
        }
        end(draft, attempt);
    }

    private void again(Draft draft, Attempt attempt, boolean look) {
        if (look) {
            var next = timing.nextCheck(draft, attempt, attempt.state().checks() + 1);
            draft.put(attempt.with(attempt.state().checked(draft.now, next)));
        }
    }

    private static void end(Draft draft, Attempt attempt) {
        if (attempt.state().nextCheckAt() != null) {
            draft.put(attempt.with(attempt.state().checked(draft.now, null)));
        }
    }
}
