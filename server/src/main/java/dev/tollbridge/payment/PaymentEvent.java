package dev.tollbridge.payment;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.DrawId;
import dev.tollbridge.kernel.RefundId;
import dev.tollbridge.spi.CancelResult;
import dev.tollbridge.spi.CaptureState;
import dev.tollbridge.spi.CloseResult;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.RefundState;
import dev.tollbridge.spi.VoidState;
import org.jspecify.annotations.Nullable;

/** What can happen to a payment. */
sealed interface PaymentEvent {
    /**
     * The payment was agreed; the file holds nothing else yet.
     *
     * @param first the intent of its first attempt, if the shop named the method
     */
    record Created(Attempt.@Nullable Terms first) implements PaymentEvent {}

    /** A method was chosen: the intent of an attempt. */
    record Started(Attempt.Terms attempt) implements PaymentEvent {}

    /** The channel answered to the start of an attempt, or nobody knows. */
    record Answered(AttemptId attempt, Outcome<PayResult> outcome) implements PaymentEvent {}

    /** The channel told an order's state when asked about the attempt as it stands now. */
    record Observed(AttemptId attempt, Outcome<OrderState> outcome) implements PaymentEvent {}

    /** What was true of an order some time ago: a notice, or an answer overtaken by another. */
    record Noticed(AttemptId attempt, Outcome<OrderState> outcome) implements PaymentEvent {}

    /** The channel answered to the closing of an order. */
    record CloseAnswered(AttemptId attempt, Outcome<CloseResult> outcome) implements PaymentEvent {}

    /** The channel answered to the cancelling of an order. */
    record CancelAnswered(AttemptId attempt, Outcome<CancelResult> outcome)
            implements PaymentEvent {}

    /** The shop or the clock wants it ended. */
    record EndRequested(Ending ending) implements PaymentEvent {}

    /**
     * The shop takes reserved money. The amount was checked against what is left of the
     * authorization.
     */
    record CaptureRequested(Draw.Terms capture) implements PaymentEvent {}

    /** The channel told a capture's state. */
    record CaptureAnswered(DrawId capture, Outcome<CaptureState> outcome) implements PaymentEvent {}

    /**
     * What is left of the authorization is to be given free, and the payment to end.
     *
     * @param ending how, if nothing was captured
     */
    record VoidRequested(Draw.Terms release, Ending ending) implements PaymentEvent {}

    /** The channel told a release's state. */
    record VoidAnswered(DrawId release, Outcome<VoidState> outcome) implements PaymentEvent {}

    /** The shop wants money back to the payer. The amount was checked against what is left. */
    record RefundRequested(Refund.Terms refund) implements PaymentEvent {}

    /** The channel told a refund's state. */
    record RefundAnswered(RefundId refund, Outcome<RefundState> outcome) implements PaymentEvent {}

    /** A person decided what becomes of money in suspense. */
    record StrayDecided(AttemptId attempt, Decision decision) implements PaymentEvent {
        enum Decision {
            REFUND,
            ACCEPT
        }
    }
}
