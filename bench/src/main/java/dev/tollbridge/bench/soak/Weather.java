package dev.tollbridge.bench.soak;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which faults are in force, and when it is time for none: each minute begins with a calm in which
 * undisturbed work can be timed.
 */
final class Weather {
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Duration LONGEST_CALM = Duration.ofSeconds(15);

    /** What a fault leaves behind, queues and cold code, is not undisturbed work either. */
    private static final Duration AFTERMATH = Duration.ofSeconds(4);

    private final long started = System.nanoTime();
    private final long calmNanos;
    private final Set<String> inForce = ConcurrentHashMap.newKeySet();
    private volatile long lastEnd = started - PERIOD.toNanos();

    /**
     * @param time of the whole run; a short one has a short calm
     */
    Weather(Duration time) {
        this.calmNanos = Math.min(LONGEST_CALM.toNanos(), time.toNanos() / 5);
    }

    /** Whether new faults should wait. */
    boolean isCalmTime() {
        return (System.nanoTime() - started) % PERIOD.toNanos() < calmNanos;
    }

    /** Whether nothing disturbs the work right now, nor has lately. */
    boolean isCalm() {
        return inForce.isEmpty() && System.nanoTime() - lastEnd > AFTERMATH.toNanos();
    }

    void begin(String fault) {
        inForce.add(fault);
    }

    void end(String fault) {
        inForce.remove(fault);
        lastEnd = System.nanoTime();
    }

    /** For the progress line. */
    Set<String> inForce() {
        return new TreeSet<>(inForce);
    }
}
