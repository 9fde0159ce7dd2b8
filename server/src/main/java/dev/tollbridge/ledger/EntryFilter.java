package dev.tollbridge.ledger;

import dev.tollbridge.kernel.LedgerEntryId;
import dev.tollbridge.kernel.PaymentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a merchant's books, newest first.
 *
 * @param limit 1 to 100
 * @param startingAfter only those after (older than) this one
 * @param endingBefore only those before (newer than) this one; not together with startingAfter
 * @param account only those with a posting on it
 * @param createdFrom booked at this time or later
 * @param createdBefore booked before this time
 */
public record EntryFilter(
        int limit,
        @Nullable LedgerEntryId startingAfter,
        @Nullable LedgerEntryId endingBefore,
        @Nullable PaymentId payment,
        @Nullable LedgerAccount account,
        @Nullable Instant createdFrom,
        @Nullable Instant createdBefore) {}
