package dev.tollbridge.ledger;

import dev.tollbridge.spi.Money;

/**
 * One line of an entry.
 *
 * @param amount in minor units, debit positive, credit negative, never 0 and never beyond {@link
 *     Money#MAX_MINOR}
 */
public record Posting(LedgerAccount account, long amount) {
    public Posting {
        if (amount == 0) {
            throw new IllegalArgumentException("a posting of nothing on " + account.code());
        }
        if (amount < -Money.MAX_MINOR || amount > Money.MAX_MINOR) {
            throw new IllegalArgumentException(
                    "a posting beyond "
                            + Money.MAX_MINOR
                            + " on "
                            + account.code()
                            + ": "
                            + amount);
        }
    }
}
