package dev.tollbridge.simulators.unionpay.state;

/**
 * Who wants to know of changes; called with the world's lock held, so it must not wait for
 * anything.
 */
public interface Changes {
    /** It came to an end: of those with a page only a success is told (notes 5). */
    void ended(Transaction transaction);

    /** Money moved once more than asked for (a fault). */
    void chargedAgain(Transaction transaction, Transaction.Charge charge);
}
