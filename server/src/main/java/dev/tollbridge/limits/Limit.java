package dev.tollbridge.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** A token bucket for each of many callers. Those not seen for a while have full ones anyway. */
final class Limit {
    /** Some hundred bytes each. More callers than these push out those seen least. */
    private static final int MAX_CALLERS = 100_000;

    private final String policy;
    private final int quota;
    private final Duration window;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    Limit(String policy, int quota, Duration window, TimeMeter time) {
        this.policy = policy;
        this.quota = quota;
        this.window = window;
        this.time = time;
        this.buckets =
                Caffeine.newBuilder()
                        .maximumSize(MAX_CALLERS)
                        .expireAfterAccess(window.multipliedBy(2))
                        .build();
    }

    Verdict take(String caller) {
        var probe = buckets.get(caller, key -> full()).tryConsumeAndReturnRemaining(1);
        return new Verdict(
                policy,
                quota,
                window.toSeconds(),
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset()),
                probe.isConsumed() ? 0 : Math.max(1, seconds(probe.getNanosToWaitForRefill())));
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(quota).refillGreedy(quota, window))
                .withCustomTimePrecision(time)
                .build();
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, Duration.ofSeconds(1).toNanos());
    }
}
