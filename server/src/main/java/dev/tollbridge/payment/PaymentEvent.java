package dev.tollbridge.payment;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.RefundId;
import dev.tollbridge.spi.CancelResult;
import dev.tollbridge.spi.CloseResult;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.RefundState;
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

    /** The channel told an order's state, in answer to a query or by a notice. */
    record Observed(AttemptId attempt, Outcome<OrderState> outcome) implements PaymentEvent {}

    /** The channel answered to the closing of an order. */
    record CloseAnswered(AttemptId attempt, Outcome<CloseResult> outcome) implements PaymentEvent {}

    /** The channel answered to the cancelling of an order. */
    record CancelAnswered(AttemptId attempt, Outcome<CancelResult> outcome)
            implements PaymentEvent {}

    /** The shop or the clock wants it ended. */
    record EndRequested(Ending ending) implements PaymentEvent {}

    /** The shop wants money back to the payer. The amount was checked against what is left. */
    record RefundRequested(Refund.Terms refund) implements PaymentEvent {}

    /** The channel told a refund's state. */
    record RefundAnswered(RefundId refund, Outcome<RefundState> outcome) implements PaymentEvent {}
}
