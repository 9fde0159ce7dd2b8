package dev.tollbridge.ledger;

import java.util.List;

/** Where money events are booked. */
public interface Ledger {
    /**
     * Books in the caller's transaction and in one round trip.
     *
     * @param bookings none is fine
     * @throws org.springframework.dao.DuplicateKeyException if a reference is booked already; the
     *     transaction cannot be committed then
     * @throws org.springframework.transaction.IllegalTransactionStateException outside of a
     *     transaction
     */
    void post(List<Booking> bookings);
}
