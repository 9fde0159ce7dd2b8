package dev.tollbridge.payment;

import dev.tollbridge.spi.CancelResult;
import dev.tollbridge.spi.ChannelDescriptor.QueryPlan;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.CloseResult;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.NextAction;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.Receipt;
import dev.tollbridge.spi.Scene;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How attempts move, and what that does to their payment. */
final class AttemptRules {
    private static final ChannelError ASK_AGAIN =
            ChannelError.of(
                    ErrorCategory.UNKNOWN,
                    DeclineCode.CHANNEL_ERROR,
                    "the channel asks for the same call once more");
    private static final ChannelError CLOSED =
            ChannelError.of(
                    ErrorCategory.DECLINED,
                    DeclineCode.ORDER_CLOSED,
                    "the order was closed before it was paid");

    private final AttemptTiming timing;
    private final StrayRules strays;
    private final PaidOrders paidOrders;

    AttemptRules(Function<String, QueryPlan> plans, StrayRules strays) {
        this.timing = new AttemptTiming(plans);
        this.strays = strays;
        this.paidOrders = new PaidOrders(timing);
    }

    void intend(Draft draft, Attempt.Terms terms) {
        var status = draft.state().status();
        if (status != PaymentStatus.REQUIRES_METHOD || draft.hasOpenAttempts()) {
            throw new IllegalStateException(
                    "an attempt cannot start while the payment is " + status);
        }
        draft.put(
                new Attempt(
                        terms,
                        Attempt.State.created(
                                draft.now, draft.now.plus(PaymentTransitions.IN_FLIGHT)),
                        0));
        draft.set(
                draft.state()
                        .choosing(terms.method(), terms.scene())
                        .with(PaymentStatus.PENDING, draft.terms().expiresAt()));
    }

    void answered(Draft draft, Attempt attempt, Outcome<PayResult> outcome) {
        if (attempt.status() == AttemptStatus.AUTHORIZED) {
            return;
        }
        switch (outcome) {
            case Outcome.Ok<PayResult>(PayResult.Pending(var action, var tradeNo)) -> {
                // The notice may have been faster than this answer: then there is nothing left to
                // wait for.
                if (attempt.isOpen()) {
                    var known = attempt.state().known(tradeNo);
                    draft.put(
                            attempt.with(
                                    known.pending(
                                            action,
                                            draft.now,
                                            timing.nextCheck(draft, attempt, 0))));
                }
            }
            case Outcome.Ok<PayResult>(PayResult.Paid(var receipt)) ->
                    noticed(draft, attempt, new OrderState.Paid(receipt, null));
            case Outcome.Ok<PayResult>(PayResult.Authorized(var receipt)) ->
                    noticed(draft, attempt, new OrderState.Authorized(receipt));
            case Outcome.Refused<PayResult>(var error) -> refused(draft, attempt, error);
            case Outcome.Unknown<PayResult>(var error) -> unknown(draft, attempt, error);
        }
    }

    /**
     * Money for an attempt that is over may have gone back since that was said, when its order was
     * cancelled: so the channel is asked what is true now, before anything is booked. Nothing else
     * is news of such an attempt, and a word older than that of the money must not call off the
     * look that it made due.
     */
    void noticed(Draft draft, Attempt attempt, Outcome<OrderState> outcome) {
        if (attempt.isOver()) {
            Trades.receipt(outcome).ifPresent(receipt -> Trades.late(draft, attempt, receipt));
        } else if (isPaid(attempt)) {
            paidOrders.noticed(draft, attempt, outcome);
        } else {
            observed(draft, attempt, outcome);
        }
    }

    private void noticed(Draft draft, Attempt attempt, OrderState state) {
        noticed(draft, attempt, new Outcome.Ok<>(state));
    }

    void observed(Draft draft, Attempt attempt, Outcome<OrderState> outcome) {
        if (attempt.status() == AttemptStatus.AUTHORIZED) {
            AuthorizationRules.observed(draft, attempt, outcome);
            return;
        }
        if (isPaid(attempt)) {
            paidOrders.observed(draft, attempt, outcome);
            return;
        }
        switch (outcome) {
            case Outcome.Ok<OrderState>(var state) -> observed(draft, attempt, state);
            // A refused question says nothing about the order.
            case Outcome.Refused<OrderState>(var error) -> unknown(draft, attempt, error);
            case Outcome.Unknown<OrderState>(var error) -> unknown(draft, attempt, error);
        }
    }

    private void observed(Draft draft, Attempt attempt, OrderState state) {
        switch (state) {
            case OrderState.Paid(var receipt, var refunded) -> paid(draft, attempt, receipt);
            case OrderState.Authorized(var receipt) -> authorized(draft, attempt, receipt);
            case OrderState.Waiting(var tradeNo) -> waiting(draft, attempt, tradeNo);
            case OrderState.NotFound() -> notFound(draft, attempt);
            case OrderState.Closed(var tradeNo) -> closed(draft, attempt, CLOSED, null);
            case OrderState.Reversed(var tradeNo) -> closed(draft, attempt, CLOSED, null);
            case OrderState.Failed(var error, var tradeNo) -> failed(draft, attempt, error);
        }
    }

    void cancelAnswered(Draft draft, Attempt attempt, Outcome<CancelResult> outcome) {
        if (isPaid(attempt)) {
            paidOrders.cancelAnswered(draft, attempt, outcome);
        } else {
            closeAnswered(draft, attempt, asClose(outcome));
        }
    }

    private static boolean isPaid(Attempt attempt) {
        return attempt.status() == AttemptStatus.SUCCEEDED && !attempt.terms().authorize();
    }

    /** A cancelled order needs no closing any more, whether money went back or none had come. */
    private static Outcome<CloseResult> asClose(Outcome<CancelResult> outcome) {
        return switch (outcome) {
            case Outcome.Ok<CancelResult>(var result) ->
                    switch (result) {
                        case CancelResult.Closed() -> new Outcome.Ok<>(new CloseResult.Closed());
                        case CancelResult.Refunded() -> new Outcome.Ok<>(new CloseResult.Closed());
                        case CancelResult.NotFound() ->
                                new Outcome.Ok<>(new CloseResult.NotFound());
                        case CancelResult.AskAgain() -> new Outcome.Unknown<>(ASK_AGAIN);
                    };
            case Outcome.Refused<CancelResult>(var error) -> new Outcome.Refused<>(error);
            case Outcome.Unknown<CancelResult>(var error) -> new Outcome.Unknown<>(error);
        };
    }

    void closeAnswered(Draft draft, Attempt attempt, Outcome<CloseResult> outcome) {
        if (attempt.status() == AttemptStatus.AUTHORIZED) {
            // The payer was faster than our closing; what was reserved may be free again already.
            if (outcome instanceof Outcome.Ok<CloseResult>(CloseResult.Closed())) {
                AuthorizationRules.observed(
                        draft, attempt, new Outcome.Ok<>(new OrderState.Closed(null)));
            }
            return;
        }
        if (attempt.isOver()) {
            // Sent before somebody else closed it: that is no word about what has come since.
            if (outcome instanceof Outcome.Ok<CloseResult>(CloseResult.AlreadyPaid())) {
                Trades.look(draft, attempt);
            }
            return;
        }
        switch (outcome) {
            case Outcome.Ok<CloseResult>(CloseResult.Closed()) ->
                    closed(draft, attempt, CLOSED, null);
            case Outcome.Ok<CloseResult>(CloseResult.NotFound()) ->
                    closed(draft, attempt, CLOSED, timing.watchUntil(draft, attempt));
            // The receipt is asked for at once; only it can make the payment succeed.
            case Outcome.Ok<CloseResult>(CloseResult.AlreadyPaid()) ->
                    unknown(draft, attempt, null, draft.now);
            case Outcome.Refused<CloseResult>(var error) -> unknown(draft, attempt, error);
            case Outcome.Unknown<CloseResult>(var error) -> unknown(draft, attempt, error);
        }
    }

    /** Ends the payment, or gives it back to the payer, once nothing is open at a channel. */
    static void settle(Draft draft) {
        var state = draft.state();
        if (state.status().isFinal() || draft.hasOpenAttempts()) {
            return;
        }
        var ending = state.ending();
        if (ending != null) {
            draft.set(state.with(ending.status(), null));
            draft.publish("payment." + ending.code());
        } else if (state.status() != PaymentStatus.REQUIRES_METHOD) {
            draft.set(state.with(PaymentStatus.REQUIRES_METHOD, draft.terms().expiresAt()));
            draft.publish("payment.attempt_failed");
        }
    }

    private void paid(Draft draft, Attempt attempt, Receipt receipt) {
        if (attempt.status() == AttemptStatus.SUCCEEDED || attempt.state().stray() != null) {
            Trades.chargedAgain(draft, attempt, receipt);
            return;
        }
        var expected = attempt.terms().amount();
        if (!receipt.amount().equals(expected)) {
            mismatch(draft, attempt, receipt);
            return;
        }
        if (attempt.terms().authorize()) {
            draft.incident(IncidentKind.UNEXPECTED_CAPTURE, attempt.id(), detail(attempt, receipt));
            unknown(draft, attempt, null);
            return;
        }
        if (!attempt.isOpen() || draft.state().status().isFinal()) {
            Trades.other(draft, attempt, receipt);
            strays.received(draft, attempt, receipt, detail(attempt, receipt));
            return;
        }
        var at = Optional.ofNullable(receipt.at()).orElse(draft.now);
        var paid =
                attempt.with(
                        attempt.state()
                                .known(receipt.tradeNo())
                                .succeeded(draft.now, at, paidOrders.watch(draft, attempt)));
        draft.put(paid);
        draft.book(Bookings.captured(paid, attempt.id().print(), expected));
        draft.set(draft.state().succeeded(expected.minor(), at));
        draft.publish("payment.succeeded");
    }

    private void authorized(Draft draft, Attempt attempt, Receipt receipt) {
        if (attempt.status() == AttemptStatus.SUCCEEDED) {
            return;
        }
        if (!attempt.terms().authorize()) {
            draft.incident(
                    IncidentKind.UNEXPECTED_AUTHORIZATION, attempt.id(), detail(attempt, receipt));
            unknown(draft, attempt, null);
        } else if (!receipt.amount().equals(attempt.terms().amount())) {
            mismatch(draft, attempt, receipt);
        } else {
            AuthorizationRules.authorized(draft, attempt, receipt, detail(attempt, receipt));
        }
    }

    private void mismatch(Draft draft, Attempt attempt, Receipt receipt) {
        draft.incident(IncidentKind.AMOUNT_MISMATCH, attempt.id(), detail(attempt, receipt));
        unknown(draft, attempt, mismatch(attempt.terms().amount(), receipt.amount()));
    }

    private void waiting(Draft draft, Attempt attempt, @Nullable String tradeNo) {
        var state = attempt.state().known(tradeNo);
        if (!attempt.isOpen()) {
            // The watch over a closed order found nothing new. What the channel still waits for
            // after the order's time may be on its way, and is asked about on.
            draft.put(attempt.with(state.checked(draft.now, timing.watchOn(draft, attempt))));
            return;
        }
        var next = timing.nextCheck(draft, attempt, state.checks() + 1);
        var action = state.action();
        if (action == null && attempt.terms().scene() == Scene.BARCODE) {
            action = new NextAction.AwaitPayer(timing.firstWait(attempt));
        }
        var checked = state.checked(draft.now, next);
        // Without an action in hand the payer cannot go on: such an attempt is sent again, under
        // the same number.
        draft.put(
                attempt.with(
                        action == null
                                ? checked.unknown(state.error(), draft.now, draft.now)
                                : checked.pending(action, draft.now, next)));
    }

    private void notFound(Draft draft, Attempt attempt) {
        if (!attempt.isOpen()) {
            unwatch(draft, attempt);
        } else if (attempt.state().action() != null) {
            // Some channels hold nothing before the payer scans: that is waiting, too.
            waiting(draft, attempt, null);
        } else {
            // The channel's word that nothing is there yet: as good as never sent.
            draft.put(attempt.with(attempt.state().notSent(draft.now, draft.now)));
            timing.horizon(draft, attempt);
        }
    }

    private void refused(Draft draft, Attempt attempt, ChannelError error) {
        // A no to a repeated call is no word about the first one, of which we do not know whether
        // it arrived.
        if (attempt.status() == AttemptStatus.CREATED) {
            failed(draft, attempt, error);
        } else if (attempt.isOpen()) {
            unknown(draft, attempt, error);
        }
    }

    private void failed(Draft draft, Attempt attempt, ChannelError error) {
        if (attempt.isOpen()) {
            draft.put(attempt.with(attempt.state().failed(error, draft.now)));
            draft.set(draft.state().failing(error));
            settle(draft);
        } else {
            unwatch(draft, attempt);
        }
    }

    /** What was doubted is settled. */
    private static void unwatch(Draft draft, Attempt attempt) {
        if (attempt.state().nextCheckAt() != null) {
            draft.put(attempt.with(attempt.state().checked(draft.now, null)));
        }
    }

    private void closed(
            Draft draft, Attempt attempt, ChannelError error, @Nullable Instant watchAt) {
        if (attempt.isOpen()) {
            draft.put(attempt.with(attempt.state().closed(error, draft.now, watchAt)));
            draft.set(draft.state().failing(error));
            settle(draft);
        } else {
            unwatch(draft, attempt);
        }
    }

    private void unknown(Draft draft, Attempt attempt, @Nullable ChannelError error) {
        unknown(
                draft,
                attempt,
                error,
                timing.nextCheck(draft, attempt, attempt.state().checks() + 1));
    }

    /**
     * The attempt waits for the channel's word. One that the payer can still act on keeps its
     * status.
     */
    private void unknown(
            Draft draft, Attempt attempt, @Nullable ChannelError error, Instant nextCheckAt) {
        var state = attempt.state().checked(draft.now, nextCheckAt);
        if (!attempt.isOpen()) {
            boolean watched = attempt.state().nextCheckAt() != null;
            draft.put(attempt.with(watched ? state : attempt.state()));
            return;
        }
        boolean actionable = attempt.status() == AttemptStatus.PENDING && error != null;
        draft.put(attempt.with(actionable ? state : state.unknown(error, draft.now, nextCheckAt)));
        timing.horizon(draft, attempt);
    }

    private static ChannelError mismatch(Money expected, Money received) {
        return ChannelError.of(
                ErrorCategory.UNKNOWN,
                DeclineCode.ORDER_MISMATCH,
                "the channel reports " + received + " where " + expected + " is due");
    }

    static Map<String, String> detail(Attempt attempt, Receipt receipt) {
        return Map.of(
                "channel", attempt.terms().channel(),
                "channel_order_no", attempt.terms().orderNo(),
                "channel_trade_no", receipt.tradeNo(),
                "expected", attempt.terms().amount().toString(),
                "received", receipt.amount().toString());
    }
}
