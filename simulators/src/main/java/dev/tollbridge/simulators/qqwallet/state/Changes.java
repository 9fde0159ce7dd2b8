package dev.tollbridge.simulators.qqwallet.state;

/**
 * Who wants to know of changes; called with the world's lock held, so it must not wait for
 * anything.
 */
public interface Changes {
    void paid(Order order, Order.Payment payment);
}
