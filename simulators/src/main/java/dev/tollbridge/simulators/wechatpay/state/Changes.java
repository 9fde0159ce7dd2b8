package dev.tollbridge.simulators.wechatpay.state;

/**
 * Who wants to know of changes; called with the world's lock held, so it must not wait for
 * anything.
 */
public interface Changes {
    void paid(Order order, Order.Payment payment);

    void refunded(Refund refund);

    void transferred(Transfer transfer);
}
