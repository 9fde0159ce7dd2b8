package dev.tollbridge.payment;

import dev.tollbridge.ledger.LedgerAccount;
import dev.tollbridge.ledger.LedgerEntry;
import dev.tollbridge.ledger.Posting;
import dev.tollbridge.spi.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * What each movement of money is in the books. The channel's fee is taken from what the channel
 * owes and is an expense; the merchant is credited with the whole amount.
 */
final class Bookings {
    private Bookings() {}

    static LedgerEntry captured(Attempt attempt, String source, Money gross) {
        return received("captured", source, attempt, gross, LedgerAccount.payable());
    }

    static LedgerEntry strayReceived(Attempt attempt, Money gross) {
        return received(
                "stray_received", attempt.id().print(), attempt, gross, LedgerAccount.suspense());
    }

    /**
     * @param left what of the order was not refunded before this
     */
    static LedgerEntry refunded(Attempt attempt, Refund refund, long left) {
        return switch (refund.terms().purpose()) {
            case REFUND -> paidBack("refunded", attempt, refund, left, LedgerAccount.payable());
            case RETURN ->
                    paidBack("stray_returned", attempt, refund, left, LedgerAccount.suspense());
        };
    }

    /** From suspense to the merchant. */
    static LedgerEntry accepted(Attempt attempt, Stray stray) {
        return moved(
                "stray_accepted",
                attempt,
                stray,
                LedgerAccount.suspense(),
                LedgerAccount.payable());
    }

    /** Back to suspense, because it is to be refunded after all. */
    static LedgerEntry unaccepted(Attempt attempt, Stray stray) {
        return moved(
                "stray_unaccepted",
                attempt,
                stray,
                LedgerAccount.payable(),
                LedgerAccount.suspense());
    }

    private static LedgerEntry received(
            String kind, String source, Attempt attempt, Money gross, LedgerAccount owed) {
        var account = attempt.terms().account();
        long fee = attempt.terms().fee().of(gross.minor());
        return new Lines()
                .debit(LedgerAccount.receivable(account), gross.minor() - fee)
                .debit(LedgerAccount.fees(account), fee)
                .credit(owed, gross.minor())
                .entry(kind, kind + ":" + source, gross.currency());
    }

    private static LedgerEntry paidBack(
            String kind, Attempt attempt, Refund refund, long left, LedgerAccount from) {
        var account = attempt.terms().account();
        var amount = refund.terms().amount();
        long fee = attempt.terms().fee().returned(left, left - amount.minor());
        return new Lines()
                .debit(from, amount.minor())
                .credit(LedgerAccount.receivable(account), amount.minor() - fee)
                .credit(LedgerAccount.fees(account), fee)
                .entry(kind, "refunded:" + refund.id().print(), amount.currency());
    }

    private static LedgerEntry moved(
            String kind, Attempt attempt, Stray stray, LedgerAccount from, LedgerAccount to) {
        var reference = kind + ":" + attempt.id().print() + ":" + stray.turn();
        return new Lines()
                .debit(from, stray.amount().minor())
                .credit(to, stray.amount().minor())
                .entry(kind, reference, stray.amount().currency());
    }

    /** A posting of nothing, such as no fee, is left out. */
    private static final class Lines {
        private final List<Posting> postings = new ArrayList<>();

        Lines debit(LedgerAccount account, long amount) {
            if (amount != 0) {
                postings.add(new Posting(account, amount));
            }
            return this;
        }

        Lines credit(LedgerAccount account, long amount) {
            return debit(account, -amount);
        }

        LedgerEntry entry(String kind, String reference, Currency currency) {
            return new LedgerEntry(kind, reference, currency, postings);
        }
    }
}
