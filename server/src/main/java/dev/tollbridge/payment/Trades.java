package dev.tollbridge.payment;

import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.Receipt;
import java.util.Optional;

/** Trades are the channel's: one order of ours should have one of them that took money. */
final class Trades {
    private Trades() {}

    /** A repeat tells of the same trade; another trade under the order's number is more money. */
    static void chargedAgain(Draft draft, Attempt attempt, Receipt receipt) {
        boolean isRepeat = receipt.tradeNo().equals(attempt.state().tradeNo());
        if (!isRepeat && !attempt.terms().authorize()) {
            draft.incident(
                    IncidentKind.CHARGED_TWICE,
                    attempt.id(),
                    AttemptRules.detail(attempt, receipt));
        }
    }

    /** What a channel says was paid or reserved; empty if it says something else. */
    static Optional<Receipt> receipt(Outcome<OrderState> outcome) {
        return outcome instanceof Outcome.Ok<OrderState>(var state)
                ? switch (state) {
                    case OrderState.Paid(var receipt, var refunded) -> Optional.of(receipt);
                    case OrderState.Authorized(var receipt) -> Optional.of(receipt);
                    case OrderState other -> Optional.empty();
                }
                : Optional.empty();
    }

    /** The notice of money for an order that is over: the channel is asked at once. */
    static void late(Draft draft, Attempt attempt, Receipt receipt) {
        boolean isNews = attempt.state().tradeNo() == null;
        other(draft, attempt, receipt);
        look(draft, isNews ? attempt.with(attempt.state().known(receipt.tradeNo())) : attempt);
    }

    /** The channel is asked at once about an order that is over. */
    static void look(Draft draft, Attempt attempt) {
        draft.put(attempt.with(attempt.state().checked(draft.now, draft.now)));
    }

    /**
     * Of two trades for an order that is over, a notice may tell of one and a look of the other.
     */
    static void other(Draft draft, Attempt attempt, Receipt receipt) {
        if (attempt.isOver() && attempt.state().tradeNo() != null) {
            chargedAgain(draft, attempt, receipt);
        }
    }
}
