package dev.tollbridge.payment;

import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.RefundId;
import dev.tollbridge.merchant.StrayMoney;
import dev.tollbridge.payment.PaymentEvent.StrayDecided.Decision;
import dev.tollbridge.payment.Stray.Disposition;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.Receipt;
import java.util.Map;
import java.util.function.Function;

/**
 * Money that came late or twice: booked to suspense, shown as an incident, and given back or
 * accepted as the merchant has chosen. The channel's word is final here, too: nothing is believed
 * returned before it says so.
 */
final class StrayRules {
    private final Function<MerchantId, StrayMoney> policies;

    StrayRules(Function<MerchantId, StrayMoney> policies) {
        this.policies = policies;
    }

    /** The attempt was paid although the payment has no use for it. Once; a repeat says no more. */
    void received(Draft draft, Attempt attempt, Receipt receipt, Map<String, String> detail) {
        if (attempt.state().stray() != null) {
            return;
        }
        var kind =
                draft.state().status() == PaymentStatus.SUCCEEDED
                        ? IncidentKind.PAID_TWICE
                        : IncidentKind.PAID_AFTER_CLOSE;
        var stray = new Stray(receipt.amount(), kind, Disposition.HELD, 0);
        var state = attempt.state().known(receipt.tradeNo());
        var held = attempt.with(state.with(stray, draft.now));
        draft.put(held);
        draft.book(Bookings.strayReceived(held, receipt.amount()));
        draft.incident(kind, attempt.id(), detail);
        switch (policies.apply(draft.terms().merchant())) {
            case REFUND -> giveBack(draft, held, stray);
            case ACCEPT -> accept(draft, held, stray);
            case HOLD -> {}
        }
    }

    void decided(Draft draft, Attempt attempt, Decision decision) {
        var stray = attempt.state().stray();
        if (stray == null || !stray.allows(decision)) {
            throw new IllegalStateException(
                    "nothing to decide about " + attempt.id() + ": " + stray);
        }
        switch (decision) {
            case ACCEPT -> accept(draft, attempt, stray);
            case REFUND -> {
                if (stray.disposition() == Disposition.ACCEPTED) {
                    draft.book(Bookings.unaccepted(attempt, stray));
                }
                giveBack(draft, attempt, stray);
            }
        }
    }

    /** The payer has it back. */
    static void returned(Draft draft, Attempt attempt) {
        put(draft, attempt, Disposition.RETURNED, "refunded");
    }

    /** The channel refused to give it back; a person has to decide anew. */
    static void notReturned(Draft draft, Attempt attempt) {
        var stray = attempt.state().stray();
        if (stray != null) {
            draft.put(attempt.with(attempt.state().with(stray.now(Disposition.HELD), draft.now)));
            draft.reopen(stray.incident(), attempt.id());
        }
    }

    private static void giveBack(Draft draft, Attempt attempt, Stray stray) {
        var returning = stray.next(Disposition.RETURNING);
        draft.put(attempt.with(attempt.state().with(returning, draft.now)));
        draft.publish(
                Refund.created(returnTerms(draft, attempt, returning), draft.now, draft.now),
                "refund.created");
    }

    private static Refund.Terms returnTerms(Draft draft, Attempt attempt, Stray stray) {
        Money amount = stray.amount();
        return new Refund.Terms(
                new RefundId(IdGenerator.derived(attempt.id().value(), stray.turn())),
                draft.terms().id(),
                attempt.id(),
                null,
                Refund.Purpose.RETURN,
                null,
                amount,
                null,
                null,
                draft.now);
    }

    private static void accept(Draft draft, Attempt attempt, Stray stray) {
        var accepted = stray.next(Disposition.ACCEPTED);
        draft.put(attempt.with(attempt.state().with(accepted, draft.now)));
        draft.book(Bookings.accepted(attempt, accepted));
        draft.resolve(stray.incident(), attempt.id(), "accepted");
    }

    private static void put(
            Draft draft, Attempt attempt, Disposition disposition, String resolution) {
        var stray = attempt.state().stray();
        if (stray != null) {
            draft.put(attempt.with(attempt.state().with(stray.now(disposition), draft.now)));
            draft.resolve(stray.incident(), attempt.id(), resolution);
        }
    }
}
