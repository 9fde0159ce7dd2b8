package dev.tollbridge.ledger;

import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.PaymentId;
import java.time.Instant;
import java.util.List;

/** Where money events are booked. */
public interface Ledger {
    /**
     * Books what one step of a payment has moved, in the caller's transaction and in one round
     * trip.
     *
     * @param at when it happened
     * @param entries none is fine
     * @throws org.springframework.dao.DuplicateKeyException if a reference is booked already; the
     *     transaction cannot be committed then
     * @throws org.springframework.transaction.IllegalTransactionStateException outside of a
     *     transaction
     */
    void post(
            MerchantId merchant,
            boolean live,
            PaymentId payment,
            Instant at,
            List<LedgerEntry> entries);
}
