package dev.tollbridge.bench.load;

import java.util.Map;

/**
 * What one round showed.
 *
 * @param clients in a closed loop; the most in flight in an open one
 * @param offeredPerSecond begun per second in an open loop, 0 in a closed one
 * @param done whose latencies are shown: in a closed loop those that ended within the time, in an
 *     open one those that were to begin in it
 * @param finished before and after that time, too: what the round's costs are divided by
 * @param perSecond what ended within the time
 * @param shed turned away by the server with 429 or 503
 * @param failed everything else
 * @param failures what they said, with counts
 */
public record Round(
        int clients,
        double offeredPerSecond,
        double seconds,
        long done,
        long finished,
        double perSecond,
        double p50Ms,
        double p99Ms,
        double p999Ms,
        double maxMs,
        long shed,
        long failed,
        Map<String, Long> failures) {}
