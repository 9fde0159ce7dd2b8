package dev.tollbridge.bench.speed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.bench.load.Reply;
import dev.tollbridge.bench.sink.Delivery;
import dev.tollbridge.bench.sink.Signatures;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which webhooks have arrived. Each is verified by the shop's secret; the second signature, by the
 * merchant's public key, costs a shop ten times as much and is checked of every {@value #SAMPLE}th.
 */
final class Arrivals {
    static final int SAMPLE = 64;
    private static final int PATIENCE_S = 30;
    private final Map<String, Signatures> shops = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> awaited = new ConcurrentHashMap<>();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong forged = new AtomicLong();

    /**
     * @param path of the shop's endpoint at the sink
     */
    void know(String path, Signatures signatures) {
        shops.put(path, signatures);
    }

    void take(Delivery delivery) {
        long number = taken.incrementAndGet();
        var signatures = shops.get(delivery.path());
        if (signatures == null || !isGenuine(signatures, delivery, number)) {
            forged.incrementAndGet();
            return;
        }
        var order = Reply.member(new String(delivery.body(), UTF_8), "merchant_order_id");
        var latch = awaited.remove(order);
        if (latch != null) {
            latch.countDown();
        }
    }

    private static boolean isGenuine(Signatures signatures, Delivery delivery, long number) {
        return (number % SAMPLE == 0 && signatures.hasPublicKeys())
                ? signatures.areGenuine(delivery)
                : signatures.isHmacGenuine(delivery);
    }

    /** Before the order is begun, for its webhook may be faster than the answer. */
    CountDownLatch expect(String order) {
        return awaited.computeIfAbsent(order, name -> new CountDownLatch(1));
    }

    void forget(String order) {
        awaited.remove(order);
    }

    void await(String order, CountDownLatch arrival) throws IOException, InterruptedException {
        try {
            if (!arrival.await(PATIENCE_S, TimeUnit.SECONDS)) {
                throw new IOException("no webhook in " + PATIENCE_S + " s");
            }
        } finally {
            forget(order);
        }
    }

    long taken() {
        return taken.get();
    }

    /** Those whose signature did not hold. */
    long forged() {
        return forged.get();
    }
}
