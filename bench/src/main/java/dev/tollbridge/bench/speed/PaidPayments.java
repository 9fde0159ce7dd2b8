package dev.tollbridge.bench.speed;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The newest payments that have been paid, to be read and refunded in turn. */
final class PaidPayments {
    private static final int MOST = 1 << 15;
    private final AtomicReferenceArray<@Nullable Paid> ring = new AtomicReferenceArray<>(MOST);
    private final AtomicInteger added = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();

    record Paid(Caller shop, String id) {}

    void add(Caller shop, String id) {
        ring.set(Math.floorMod(added.getAndIncrement(), MOST), new Paid(shop, id));
    }

    Paid next() throws IOException {
        int known = Math.min(added.get(), MOST);
        var payment = known == 0 ? null : ring.get(Math.floorMod(taken.getAndIncrement(), known));
        if (payment == null) {
            throw new IOException("no payment has been paid yet");
        }
        return payment;
    }
}
