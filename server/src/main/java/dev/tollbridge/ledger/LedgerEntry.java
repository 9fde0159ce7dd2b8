package dev.tollbridge.ledger;

import java.util.Currency;
import java.util.HashSet;
import java.util.List;

/**
 * A money event as it is booked: at least two postings on different accounts that sum to 0.
 *
 * @param kind what happened, such as {@code captured}
 * @param reference the event's own name, such as {@code captured:att_...}; in the books of one
 *     merchant and mode it stands once, so that the same event is never booked twice
 */
public record LedgerEntry(
        String kind, String reference, Currency currency, List<Posting> postings) {
    public LedgerEntry {
        postings = List.copyOf(postings);
        if (postings.size() < 2) {
            throw new IllegalArgumentException(reference + " has fewer than two postings");
        }
        var accounts = new HashSet<LedgerAccount>();
        long sum = 0;
        for (var posting : postings) {
            if (!accounts.add(posting.account())) {
                throw new IllegalArgumentException(
                        reference + " posts twice on " + posting.account().code());
            }
            sum = Math.addExact(sum, posting.amount());
        }
        if (sum != 0) {
            throw new IllegalArgumentException(reference + " is out of balance by " + sum);
        }
    }
}
