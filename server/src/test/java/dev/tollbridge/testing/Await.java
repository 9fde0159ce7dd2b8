package dev.tollbridge.testing;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a condition, not for a time. */
public final class Await {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Await() {}

    /** The first value that fits; fails after two minutes, showing the last one. */
    public static <T> T until(Supplier<T> read, Predicate<? super T> fits) {
        long end = System.nanoTime() + LIMIT.toNanos();
        T value = read.get();
        while (!fits.test(value)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + LIMIT + ", last seen: " + value);
            }
            java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            value = read.get();
        }
        return value;
    }
}
