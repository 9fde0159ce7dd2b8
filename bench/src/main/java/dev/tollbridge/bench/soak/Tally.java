package dev.tollbridge.bench.soak;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What was done, counted. Any thread may count. */
final class Tally {
    private static final long LONGEST_US = Duration.ofMinutes(2).toNanos() / 1000;
    private final ConcurrentMap<String, LongAdder> operations = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, LongAdder> faults = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, LongAdder> uncertain = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Long> chargedAt = new ConcurrentHashMap<>();
    private final Histogram creates = new ConcurrentHistogram(LONGEST_US, 3);
    private final LongAdder acknowledged = new LongAdder();

    void operation(String kind) {
        count(operations, kind);
    }

    void fault(String kind) {
        count(faults, kind);
    }

    /** An answer that is none; 0 for a broken connection. */
    void uncertain(int status) {
        count(uncertain, status == 0 ? "connection" : "http_" + status);
    }

    void acknowledged() {
        acknowledged.increment();
    }

    /** A create that nothing disturbed. */
    void created(Duration took) {
        creates.recordValue(Math.min(took.toNanos() / 1000, LONGEST_US));
    }

    /** The payer's money is gone; from now on the shop waits for its webhook. */
    void charged(String payment, long nanos) {
        chargedAt.putIfAbsent(payment, nanos);
    }

    Map<String, Long> chargedAt() {
        return Map.copyOf(chargedAt);
    }

    long acknowledgedCount() {
        return acknowledged.sum();
    }

    long operationCount() {
        return operations.values().stream().mapToLong(LongAdder::sum).sum();
    }

    Map<String, Long> operations() {
        return sums(operations);
    }

    Map<String, Long> faults() {
        return sums(faults);
    }

    Map<String, Long> uncertain() {
        return sums(uncertain);
    }

    /** Microseconds. */
    Histogram creates() {
        return creates;
    }

    private static void count(ConcurrentMap<String, LongAdder> counters, String kind) {
        counters.computeIfAbsent(kind, name -> new LongAdder()).increment();
    }

    private static Map<String, Long> sums(ConcurrentMap<String, LongAdder> counters) {
        var sums = new TreeMap<String, Long>();
        counters.forEach((kind, count) -> sums.put(kind, count.sum()));
        return sums;
    }
}
