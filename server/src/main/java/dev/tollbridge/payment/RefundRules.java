package dev.tollbridge.payment;

import dev.tollbridge.spi.ChannelDescriptor.QueryPlan;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.RefundState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How refunds move. The amount is reserved from the first moment, so that refunds in flight count.
 */
final class RefundRules {
    private final Function<String, QueryPlan> plans;

    RefundRules(Function<String, QueryPlan> plans) {
        this.plans = plans;
    }

    void request(Draft draft, Refund.Terms terms) {
        var payment = draft.state();
        long amount = terms.amount().minor();
        if (payment.status() != PaymentStatus.SUCCEEDED
                || amount > payment.captured() - payment.refunded() - payment.reserved()) {
            throw new IllegalStateException("nothing left to refund " + terms.amount() + " from");
        }
        draft.set(payment.refunding(payment.refunded(), payment.reserved() + amount));
        var state =
                new Refund.State(
                        RefundStatus.CREATED,
                        null,
                        0,
                        0,
                        draft.now,
                        null,
                        draft.now.plus(PaymentTransitions.IN_FLIGHT));
        draft.publish(new Refund(terms, state, 0), "refund.created");
    }

    void answered(Draft draft, Refund refund, Outcome<RefundState> outcome) {
        if (refund.status().isFinal()) {
            contradiction(draft, refund, outcome);
            return;
        }
        switch (outcome) {
            case Outcome.Ok<RefundState>(RefundState.Succeeded(var amount, var at)) -> {
                if (amount.equals(refund.terms().amount())) {
                    succeeded(draft, refund, Optional.ofNullable(at).orElse(draft.now));
                } else {
                    draft.incident(
                            "refund_amount_mismatch",
                            null,
                            refund.id(),
                            Map.of(
                                    "channel_refund_no", refund.terms().refundNo(),
                                    "expected", refund.terms().amount().toString(),
                                    "received", amount.toString()));
                    open(draft, refund, RefundStatus.UNKNOWN, mismatch());
                }
            }
            case Outcome.Ok<RefundState>(RefundState.Pending()) ->
                    open(draft, refund, RefundStatus.PENDING, null);
            // As good as never sent: the worker sends it again, under the same number.
            case Outcome.Ok<RefundState>(RefundState.NotFound()) ->
                    open(draft, refund, RefundStatus.CREATED, refund.state().error());
            case Outcome.Ok<RefundState>(RefundState.Failed(var error)) ->
                    failed(draft, refund, error);
            case Outcome.Refused<RefundState>(var error) -> refused(draft, refund, error);
            case Outcome.Unknown<RefundState>(var error) ->
                    open(draft, refund, RefundStatus.UNKNOWN, error);
        }
    }

    private void refused(Draft draft, Refund refund, ChannelError error) {
        boolean firstWord = refund.status() == RefundStatus.CREATED;
        switch (error.category()) {
            case DECLINED, INVALID, CONFIGURATION -> {
                if (firstWord) {
                    failed(draft, refund, error);
                } else {
                    // A no to a repeated call is no word about the first one: asked for, not
                    // believed.
                    open(draft, refund, RefundStatus.UNKNOWN, error);
                }
            }
            case RETRYABLE, UNKNOWN, BUG -> open(draft, refund, RefundStatus.UNKNOWN, error);
        }
    }

    private void succeeded(Draft draft, Refund refund, Instant at) {
        var payment = draft.state();
        long amount = refund.terms().amount().minor();
        draft.set(payment.refunding(payment.refunded() + amount, payment.reserved() - amount));
        draft.publish(refund.with(refund.state().succeeded(draft.now, at)), "refund.succeeded");
    }

    private void failed(Draft draft, Refund refund, ChannelError error) {
        var payment = draft.state();
        draft.set(
                payment.refunding(
                        payment.refunded(), payment.reserved() - refund.terms().amount().minor()));
        draft.publish(refund.with(refund.state().failed(error, draft.now)), "refund.failed");
    }

    private void open(
            Draft draft, Refund refund, RefundStatus status, @Nullable ChannelError error) {
        var plan = plan(draft, refund);
        var next = draft.now.plus(plan.wait(refund.state().checks()));
        draft.put(refund.with(refund.state().open(status, error, draft.now, next)));
        if (draft.now.isAfter(refund.terms().createdAt().plus(plan.horizon()))) {
            draft.incident(
                    "unresolved_refund",
                    null,
                    refund.id(),
                    Map.of(
                            "channel_refund_no",
                            refund.terms().refundNo(),
                            "what_to_do",
                            "Look the refund up at the channel; Tollbridge keeps asking."));
        }
    }

    private static void contradiction(Draft draft, Refund refund, Outcome<RefundState> outcome) {
        if (refund.status() == RefundStatus.FAILED
                && outcome
                        instanceof
                        Outcome.Ok<RefundState>(RefundState.Succeeded(var amount, var at))) {
            draft.incident(
                    "refund_succeeded_after_failure",
                    null,
                    refund.id(),
                    Map.of(
                            "channel_refund_no", refund.terms().refundNo(),
                            "received", amount.toString()));
        }
    }

    private QueryPlan plan(Draft draft, Refund refund) {
        return plans.apply(draft.attempt(refund.terms().attempt()).terms().channel());
    }

    private static ChannelError mismatch() {
        return ChannelError.of(
                ErrorCategory.UNKNOWN,
                DeclineCode.ORDER_MISMATCH,
                "the channel refunded another amount");
    }
}
