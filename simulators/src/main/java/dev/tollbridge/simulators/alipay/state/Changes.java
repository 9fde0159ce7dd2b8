package dev.tollbridge.simulators.alipay.state;

/**
 * Who wants to know of changes; called with the world's lock held, so it must not wait for
 * anything.
 */
public interface Changes {
    void paid(Trade trade);

    void refunded(Trade trade, Trade.Refund refund);

    /** Closed unpaid, and not by the merchant: time ran out or the payer declined. */
    void closedUnpaid(Trade trade);

    /** Can no longer be refunded. */
    void finished(Trade trade);

    void frozen(Freeze freeze, Freeze.Operation operation);
}
