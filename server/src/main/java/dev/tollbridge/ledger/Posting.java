package dev.tollbridge.ledger;

/**
 * One line of an entry.
 *
 * @param amount in minor units, debit positive, credit negative, never 0
 */
public record Posting(LedgerAccount account, long amount) {
    public Posting {
        if (amount == 0) {
            throw new IllegalArgumentException("a posting of nothing on " + account.code());
        }
    }
}
