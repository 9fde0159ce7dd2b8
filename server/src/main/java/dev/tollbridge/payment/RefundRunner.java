package dev.tollbridge.payment;

import dev.tollbridge.channel.ChannelRuntime;
import dev.tollbridge.channel.Subject;
import dev.tollbridge.spi.Capability;
import dev.tollbridge.spi.ChannelAccount.QueriesRefunds;
import dev.tollbridge.spi.ChannelAccount.Refunds;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.RefundOrder;
import dev.tollbridge.spi.RefundRef;
import dev.tollbridge.spi.RefundState;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Talks to the channel about refunds and reports each answer as an event. Never inside a
 * transaction.
 */
@Component
class RefundRunner {
    private final ChannelRuntime runtime;
    private final AttemptRunner attempts;
    private final PaymentSteps steps;

    RefundRunner(ChannelRuntime runtime, AttemptRunner attempts, PaymentSteps steps) {
        this.runtime = runtime;
        this.attempts = attempts;
        this.steps = steps;
    }

    /**
     * Sends a refund whose intent is committed. Safe to repeat: the channel knows the refund by our
     * number.
     */
    PaymentFile send(PaymentFile file, Refund refund) {
        return steps.apply(file.payment().id(), sent(file, refund));
    }

    /**
     * The same as the last step of a call.
     *
     * @param answer what the call answers, by the file that the channel's answer leaves
     */
    PaymentFile sendLast(PaymentFile file, Refund refund, Function<PaymentFile, ?> answer) {
        return steps.applyLast(file.payment().id(), sent(file, refund), answer);
    }

    private PaymentEvent sent(PaymentFile file, Refund refund) {
        var terms = refund.terms();
        var attempt = file.attempt(terms.attempt()).orElseThrow();
        var refunded =
                new Money(file.refunded(terms.attempt(), terms.draw()), terms.amount().currency());
        var order =
                new RefundOrder(
                        terms.refundNo(),
                        paidOrder(file, refund, attempt),
                        terms.amount(),
                        refunded,
                        terms.reason());
        var outcome =
                runtime.perform(
                        attempts.account(attempt),
                        Refunds.class,
                        Subject.of(attempt.id(), refund.id()),
                        (open, context) -> open.refund(order, context));
        return new PaymentEvent.RefundAnswered(refund.id(), outcome);
    }

    /** Asks the channel; a refund that it does not know is sent again. */
    PaymentFile check(PaymentFile file, Refund refund) {
        var attempt = file.attempt(refund.terms().attempt()).orElseThrow();
        var account = attempts.account(attempt);
        if (!runtime.can(account, Capability.QUERY_REFUND)) {
            return send(file, refund);
        }
        var ref =
                new RefundRef(
                        refund.terms().refundNo(),
                        paidOrder(file, refund, attempt),
                        refund.terms().amount());
        var outcome =
                runtime.perform(
                        account,
                        QueriesRefunds.class,
                        Subject.of(attempt.id(), refund.id()),
                        (open, context) -> open.queryRefund(ref, context));
        var after =
                steps.apply(
                        file.payment().id(),
                        new PaymentEvent.RefundAnswered(refund.id(), DrawRunner.asked(outcome)));
        return outcome instanceof Outcome.Ok<RefundState>(RefundState.NotFound())
                ? send(after, after.refund(refund.id()).orElseThrow())
                : after;
    }

    /** To the channel a capture is an order of its own. */
    private static OrderRef paidOrder(PaymentFile file, Refund refund, Attempt attempt) {
        var draw = refund.terms().draw();
        return draw == null ? attempt.order() : file.draw(draw).orElseThrow().order(attempt);
    }
}
