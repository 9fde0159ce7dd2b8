package dev.tollbridge.payment;

import dev.tollbridge.spi.ChannelDescriptor.QueryPlan;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.Money;
import java.util.Map;
import java.util.Objects;
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
        if (terms.purpose() != Refund.Purpose.REFUND
                || amount > payment.captured() - payment.refunded() - payment.reserved()
                || amount > left(draft, terms)) {
            throw new IllegalStateException("nothing left to refund " + terms.amount() + " from");
        }
        draft.set(payment.refunding(payment.refunded(), payment.reserved() + amount));
        var next = draft.now.plus(PaymentTransitions.IN_FLIGHT);
        draft.publish(Refund.created(terms, draft.now, next), "refund.created");
    }

    void answered(Draft draft, Refund refund, ChannelWord word) {
        if (refund.status().isFinal()) {
            contradiction(draft, refund, word);
            return;
        }
        switch (word) {
            case ChannelWord.Done done -> done(draft, refund, done);
            case ChannelWord.Pending() ->
                    open(
                            draft,
                            refund,
                            MovementStatus.PENDING,
                            isStuck(refund) ? refund.state().error() : null);
            case ChannelWord.NotFound() ->
                    open(draft, refund, MovementStatus.CREATED, refund.state().error());
            case ChannelWord.Stuck(var error) -> stuck(draft, refund, error);
            case ChannelWord.Failed(var error) -> failed(draft, refund, error);
            case ChannelWord.Unclear(var error) -> {
                if (isStuck(refund)) {
                    open(draft, refund, MovementStatus.PENDING, refund.state().error());
                } else {
                    open(draft, refund, MovementStatus.UNKNOWN, error);
                }
            }
        }
    }

    private void done(Draft draft, Refund refund, ChannelWord.Done done) {
        if (!done.amount().equals(refund.terms().amount())) {
            draft.incident(
                    IncidentKind.REFUND_AMOUNT_MISMATCH, refund, detail(refund, done.amount()));
            open(draft, refund, MovementStatus.UNKNOWN, mismatch());
            return;
        }
        var attempt = draft.attempt(refund.terms().attempt());
        var at = Optional.ofNullable(done.at()).orElse(draft.now);
        // Counted before the refund is: what was left of the order until now.
        draft.book(Bookings.refunded(attempt, refund, notYetRefunded(draft, refund)));
        switch (refund.terms().purpose()) {
            case REFUND -> {
                var payment = draft.state();
                long amount = refund.terms().amount().minor();
                draft.set(
                        payment.refunding(
                                payment.refunded() + amount, payment.reserved() - amount));
            }
            case RETURN -> StrayRules.returned(draft, attempt);
        }
        unstick(draft, refund, "refunded");
        draft.publish(refund.with(refund.state().succeeded(draft.now, at)), "refund.succeeded");
    }

    /**
     * A person has to finish it at the channel, which is asked on. The amount stays reserved: a
     * second refund would pay the payer twice.
     */
    private void stuck(Draft draft, Refund refund, ChannelError error) {
        var plan = plan(draft, refund);
        var next = draft.now.plus(plan.wait(refund.state().checks()));
        draft.put(refund.with(refund.state().open(MovementStatus.PENDING, error, draft.now, next)));
        draft.incident(
                IncidentKind.REFUND_STUCK,
                refund,
                Map.of(
                        "channel_refund_no", refund.terms().refundNo(),
                        "amount", refund.terms().amount().toString(),
                        "channel_code", Objects.requireNonNullElse(error.channelCode(), "")));
    }

    private static boolean isStuck(Refund refund) {
        return refund.status() == MovementStatus.PENDING && refund.state().error() != null;
    }

    private static void unstick(Draft draft, Refund refund, String resolution) {
        if (isStuck(refund)) {
            draft.resolve(IncidentKind.REFUND_STUCK, refund.id(), resolution);
        }
    }

    private void failed(Draft draft, Refund refund, ChannelError error) {
        switch (refund.terms().purpose()) {
            case REFUND -> {
                var payment = draft.state();
                long reserved = payment.reserved() - refund.terms().amount().minor();
                draft.set(payment.refunding(payment.refunded(), reserved));
            }
            case RETURN -> StrayRules.notReturned(draft, draft.attempt(refund.terms().attempt()));
        }
        unstick(draft, refund, "failed");
        draft.publish(refund.with(refund.state().failed(error, draft.now)), "refund.failed");
    }

    private void open(
            Draft draft, Refund refund, MovementStatus status, @Nullable ChannelError error) {
        var plan = plan(draft, refund);
        var next = draft.now.plus(plan.wait(refund.state().checks()));
        draft.put(refund.with(refund.state().open(status, error, draft.now, next)));
        if (draft.now.isAfter(refund.terms().createdAt().plus(plan.horizon()))) {
            draft.incident(
                    IncidentKind.UNRESOLVED_REFUND,
                    refund,
                    Map.of("channel_refund_no", refund.terms().refundNo()));
        }
    }

    private static void contradiction(Draft draft, Refund refund, ChannelWord word) {
        if (refund.status() == MovementStatus.FAILED && word instanceof ChannelWord.Done done) {
            draft.incident(
                    IncidentKind.REFUND_SUCCEEDED_AFTER_FAILURE,
                    refund,
                    detail(refund, done.amount()));
        }
    }

    /** What was taken from where the refund comes from. */
    private static long taken(Draft draft, Refund.Terms terms) {
        var draw = terms.draw();
        return draw == null
                ? draft.attempt(terms.attempt()).terms().amount().minor()
                : draft.draw(draw).terms().amount().minor();
    }

    private static long left(Draft draft, Refund.Terms terms) {
        return draft.file().refundable(terms.attempt(), terms.draw(), taken(draft, terms));
    }

    private static long notYetRefunded(Draft draft, Refund refund) {
        var terms = refund.terms();
        return taken(draft, terms) - draft.file().refunded(terms.attempt(), terms.draw());
    }

    private QueryPlan plan(Draft draft, Refund refund) {
        return plans.apply(draft.attempt(refund.terms().attempt()).terms().channel());
    }

    private static Map<String, String> detail(Refund refund, Money received) {
        return Map.of(
                "channel_refund_no", refund.terms().refundNo(),
                "expected", refund.terms().amount().toString(),
                "received", received.toString());
    }

    private static ChannelError mismatch() {
        return ChannelError.of(
                ErrorCategory.UNKNOWN,
                DeclineCode.ORDER_MISMATCH,
                "the channel refunded another amount");
    }
}
