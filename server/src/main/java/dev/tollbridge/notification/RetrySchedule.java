package dev.tollbridge.notification;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a failed delivery is tried again: 15 tries over about three days. The tries are counted, not
 * the days, so that a gateway that was down itself does not use up the shop's chances.
 */
final class RetrySchedule {
    private static final List<Duration> DELAYS =
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(2),
                    Duration.ofHours(4),
                    Duration.ofHours(8),
                    Duration.ofHours(12),
                    Duration.ofHours(12),
                    Duration.ofHours(12),
                    Duration.ofHours(12),
                    Duration.ofHours(8));

    /** The longest wait that a receiver may ask for with {@code Retry-After}. */
    static final Duration LONGEST_WISH = Duration.ofHours(12);

    static final int MAX_TRIES = DELAYS.size() + 1;

    private final RandomGenerator random;

    RetrySchedule(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The wait after a failed try, 10 % up or down by chance; empty if it was the last.
     *
     * @param tries made so far, at least 1
     * @param wish what the receiver asked for in {@code Retry-After}; it can only lengthen the wait
     */
    Optional<Duration> afterTry(int tries, Duration wish) {
        if (tries >= MAX_TRIES) {
            return Optional.empty();
        }
        long millis = DELAYS.get(tries - 1).toMillis();
        long jittered = Math.round(millis * (0.9 + 0.2 * random.nextDouble()));
        long wished = Math.min(wish.toMillis(), LONGEST_WISH.toMillis());
        return Optional.of(Duration.ofMillis(Math.max(jittered, wished)));
    }
}
