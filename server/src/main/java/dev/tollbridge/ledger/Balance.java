package dev.tollbridge.ledger;

import java.util.Currency;

/**
 * What all postings of an account add up to.
 *
 * @param debits in minor units, never negative
 * @param credits in minor units, never negative
 */
public record Balance(LedgerAccount account, Currency currency, long debits, long credits) {
    /** Debits less credits: positive is what we are owed, negative what we owe. */
    public long amount() {
        return debits - credits;
    }
}
