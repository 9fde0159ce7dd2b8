package dev.tollbridge.e2e;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Bodies of {@code POST /v1/payments}. */
final class Orders {
    private Orders() {}

    /** A payment without a method: the payer chooses on the checkout. */
    static Map<String, Object> open(long fen) {
        var order = new HashMap<String, Object>();
        order.put("amount", fen);
        order.put("currency", "CNY");
        order.put("merchant_order_id", "e2e-" + UUID.randomUUID());
        order.put("subject", "Green tea");
        return order;
    }

    static Map<String, Object> qr(long fen) {
        return started(fen, "qr");
    }

    /** The payer's code is charged as soon as the channel gets the call. */
    static Map<String, Object> barcode(long fen) {
        var order = started(fen, "barcode");
        long digits = ThreadLocalRandom.current().nextLong(10_000_000_000_000L);
        // The simulator's convention: a code that ends so is paid at once, and only once.
        order.put("auth_code", "28%013d100".formatted(digits));
        return order;
    }

    private static Map<String, Object> started(long fen, String scene) {
        var order = open(fen);
        order.put("method", "alipay");
        order.put("scene", scene);
        return order;
    }
}
