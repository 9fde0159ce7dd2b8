package dev.tollbridge.payment;

import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.merchant.StrayMoney;
import dev.tollbridge.spi.ChannelDescriptor.QueryPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * The one place where a status changes. A pure function of the file, the event and the time: no
 * database, no clock, no channel. What is final stays; what arrives late, twice or out of order
 * changes nothing that is final; money that does not fit is never dropped but becomes an incident.
 */
final class PaymentTransitions implements Transitions {
    /**
     * How long a caller that has just committed an intent may take before the recovery worker steps
     * in.
     */
    static final Duration IN_FLIGHT = Duration.ofSeconds(30);

    /** How soon a payment that is to end tries again to close what is open. */
    static final Duration ENDING_RETRY = Duration.ofSeconds(10);

    private final AttemptRules attempts;
    private final AuthorizationRules authorizations;
    private final RefundRules refunds;
    private final StrayRules strays;

    /**
     * @param plans the query plan of each channel
     * @param policies what each merchant wants done with money that comes late or twice
     */
    PaymentTransitions(
            Function<String, QueryPlan> plans, Function<MerchantId, StrayMoney> policies) {
        strays = new StrayRules(policies);
        attempts = new AttemptRules(plans, strays);
        authorizations = new AuthorizationRules(plans);
        refunds = new RefundRules(plans);
    }

    @Override
    public Transition apply(PaymentFile file, PaymentEvent event, Instant now) {
        var draft = new Draft(file, now);
        switch (event) {
            case PaymentEvent.Created(var first) -> {
                if (first != null) {
                    attempts.intend(draft, first);
                }
                draft.publish("payment.created");
            }
            case PaymentEvent.Started(var terms) -> {
                attempts.intend(draft, terms);
                draft.publish("payment.pending");
            }
            case PaymentEvent.Answered(var id, var outcome) ->
                    attempts.answered(draft, draft.attempt(id), outcome);
            case PaymentEvent.Observed(var id, var outcome) ->
                    attempts.observed(draft, draft.attempt(id), outcome);
            case PaymentEvent.Noticed(var id, var outcome) ->
                    attempts.noticed(draft, draft.attempt(id), outcome);
            case PaymentEvent.CloseAnswered(var id, var outcome) ->
                    attempts.closeAnswered(draft, draft.attempt(id), outcome);
            case PaymentEvent.CancelAnswered(var id, var outcome) ->
                    attempts.cancelAnswered(draft, draft.attempt(id), outcome);
            case PaymentEvent.EndRequested(var ending) -> end(draft, ending);
            case PaymentEvent.CaptureRequested(var terms) -> authorizations.capture(draft, terms);
            case PaymentEvent.CaptureAnswered(var id, var outcome) -> {
                var draw = draft.draw(id);
                authorizations.captured(draft, draw, ChannelWord.ofCapture(draw.status(), outcome));
            }
            case PaymentEvent.VoidRequested(var terms, var ending) ->
                    authorizations.release(draft, terms, ending);
            case PaymentEvent.VoidAnswered(var id, var outcome) -> {
                var draw = draft.draw(id);
                authorizations.released(draft, draw, ChannelWord.ofVoid(draw.status(), outcome));
            }
            case PaymentEvent.RefundRequested(var terms) -> refunds.request(draft, terms);
            case PaymentEvent.RefundAnswered(var id, var outcome) -> {
                var refund = draft.refund(id);
                refunds.answered(draft, refund, ChannelWord.ofRefund(refund.status(), outcome));
            }
            case PaymentEvent.StrayDecided(var id, var decision) ->
                    strays.decided(draft, draft.attempt(id), decision);
        }
        return draft.done();
    }

    private static void end(Draft draft, Ending ending) {
        if (draft.state().status().isFinal()) {
            return;
        }
        // Who came first decides: a payment that is being cancelled does not become expired
        // meanwhile.
        var first = draft.state().ending();
        draft.set(
                draft.state().ending(first == null ? ending : first, draft.now.plus(ENDING_RETRY)));
        AttemptRules.settle(draft);
    }
}
