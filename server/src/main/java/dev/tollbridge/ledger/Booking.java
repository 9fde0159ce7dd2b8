package dev.tollbridge.ledger;

import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.PaymentId;
import java.time.Instant;
import java.util.List;

/**
 * What one step of a payment has moved.
 *
 * @param at when it happened
 */
public record Booking(
        MerchantId merchant,
        boolean live,
        PaymentId payment,
        Instant at,
        List<LedgerEntry> entries) {
    public Booking {
        entries = List.copyOf(entries);
    }
}
