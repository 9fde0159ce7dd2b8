package dev.tollbridge.channels.unionpay;

import dev.tollbridge.spi.NumberTime;
import dev.tollbridge.spi.OrderRef;
import java.time.Instant;

/**
 * By what UnionPay knows an order: number and time (section 2). The time is the one that our number
 * carries, so it is the same at each repeat. A number that the gateway did not make carries none;
 * nothing was ever started under it, and the time given here lets UnionPay say so.
 *
 * @param sentAt {@code txnTime}
 */
record OrderKey(String orderId, Instant sentAt) {
    /** Our numbers leave room: UnionPay takes up to 40 characters. */
    private static final String UNDO = "u";

    static OrderKey of(String number) {
        return new OrderKey(number, NumberTime.of(number).orElse(Instant.EPOCH));
    }

    /** An order is undone at most once, so its undo needs no number of its own. */
    static OrderKey undoOf(OrderRef order) {
        var original = of(order.orderNo());
        return new OrderKey(original.orderId() + UNDO, original.sentAt());
    }

    String txnTime() {
        return Values.time(sentAt);
    }
}
