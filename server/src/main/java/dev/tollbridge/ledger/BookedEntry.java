package dev.tollbridge.ledger;

import dev.tollbridge.kernel.LedgerEntryId;
import dev.tollbridge.kernel.PaymentId;
import java.time.Instant;

/**
 * An entry as it stands in the books.
 *
 * @param at when the money event happened
 */
public record BookedEntry(LedgerEntryId id, PaymentId payment, LedgerEntry entry, Instant at) {}
