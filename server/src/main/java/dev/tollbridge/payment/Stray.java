package dev.tollbridge.payment;

import dev.tollbridge.payment.PaymentEvent.StrayDecided;
import dev.tollbridge.spi.Money;
import java.util.Locale;

/**
 * Money that a channel took for an attempt whose payment had no use for it: paid late, or twice. It
 * is on the suspense account until it is given back or accepted.
 *
 * @param incident the kind of its incident
 * @param turn how often something was decided about it; each decision has its own number at the
 *     channel and in the books
 */
record Stray(Money amount, IncidentKind incident, Disposition disposition, int turn) {

    enum Disposition {
        /** In suspense; a person has to decide. */
        HELD,
        /** A refund is under way. */
        RETURNING,
        RETURNED,
        /** The merchant's own. */
        ACCEPTED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Disposition of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    boolean allows(StrayDecided.Decision decision) {
        return switch (disposition) {
            case HELD -> true;
            case ACCEPTED -> decision == StrayDecided.Decision.REFUND;
            case RETURNING, RETURNED -> false;
        };
    }

    Stray now(Disposition changed) {
        return new Stray(amount, incident, changed, turn);
    }

    Stray next(Disposition changed) {
        return new Stray(amount, incident, changed, turn + 1);
    }
}
