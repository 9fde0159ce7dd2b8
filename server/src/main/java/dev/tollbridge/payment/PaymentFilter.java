package dev.tollbridge.payment;

import dev.tollbridge.kernel.PaymentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which payments a list shows, newest first.
 *
 * @param limit 1 to 100
 * @param startingAfter only those after (older than) this one
 * @param endingBefore only those before (newer than) this one; not together with startingAfter
 */
public record PaymentFilter(
        int limit,
        @Nullable PaymentId startingAfter,
        @Nullable PaymentId endingBefore,
        @Nullable Instant createdFrom,
        @Nullable Instant createdBefore,
        @Nullable String status,
        @Nullable String merchantOrderId) {}
