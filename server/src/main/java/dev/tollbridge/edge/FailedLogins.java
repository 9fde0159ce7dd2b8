package dev.tollbridge.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Counts wrong credentials by address, so that guessing is noticed and told off. Right ones are
 * never held up: behind a proxy all callers have one address, and one of them must not lock out the
 * others. Counted at this node only; keys have too many bits to be guessed anyway.
 */
@Component
final class FailedLogins {
    static final String RETRY_AFTER_SECONDS = "60";
    private final Cache<String, AtomicInteger> counts =
            Caffeine.newBuilder()
                    .maximumSize(100_000)
                    .expireAfterWrite(Duration.ofMinutes(1))
                    .build();
    private final int limit;

    /**
     * @param limit wrong credentials of one address in a minute
     */
    FailedLogins(@Value("${tollbridge.failed-logins-per-minute:100}") int limit) {
        this.limit = limit;
    }

    /** Counts one more, and tells whether that is more than the limit. */
    boolean areTooMany(String address) {
        return counts.get(address, key -> new AtomicInteger()).incrementAndGet() > limit;
    }
}
