package dev.tollbridge.bench.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Counts and latencies of one round; any thread may add. */
final class Score {
    private static final long LONGEST_US = TimeUnit.MINUTES.toMicros(5);
    private static final int DIGITS = 3;
    private static final int REASONS = 8;
    private static final int REASON_LENGTH = 200;
    private final Histogram done = new ConcurrentHistogram(LONGEST_US, DIGITS);
    private final LongAdder finished = new LongAdder();
    private final LongAdder ended = new LongAdder();
    private final LongAdder shed = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Map<String, LongAdder> reasons = new ConcurrentHashMap<>();

    /**
     * @param counts whether its latency is to be shown
     * @param within whether it was done within the time that is looked at
     */
    void done(long nanos, boolean counts, boolean within) {
        finished.increment();
        if (within) {
            ended.increment();
        }
        if (counts) {
            done.recordValue(Math.min(TimeUnit.NANOSECONDS.toMicros(nanos), LONGEST_US));
        }
    }

    void shed() {
        shed.increment();
    }

    void failed(Exception why) {
        failed.increment();
        var text = String.valueOf(why.getMessage()).replaceAll("[0-9a-z_-]{12,}|\\d+", "*");
        var reason = text.substring(0, Math.min(text.length(), REASON_LENGTH));
        if (reasons.size() < REASONS || reasons.containsKey(reason)) {
            reasons.computeIfAbsent(reason, key -> new LongAdder()).increment();
        }
    }

    /**
     * @param seconds that are looked at
     * @param offered begun per second, 0 if that depended on the answers
     */
    Round round(int clients, double offered, double seconds) {
        var why = new TreeMap<String, Long>();
        reasons.forEach((reason, count) -> why.put(reason, count.sum()));
        return new Round(
                clients,
                rounded(offered),
                rounded(seconds),
                done.getTotalCount(),
                finished.sum(),
                rounded(ended.sum() / seconds),
                ms(50),
                ms(99),
                ms(99.9),
                rounded(done.getMaxValue() / 1000.0),
                shed.sum(),
                failed.sum(),
                why);
    }

    private double ms(double percentile) {
        return rounded(done.getValueAtPercentile(percentile) / 1000.0);
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
