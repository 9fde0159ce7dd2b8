package dev.tollbridge.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Counts wrong credentials by address, so that guessing is slow. Counted at this node only: keys
 * have too many bits to be guessed anyway, this spares us the noise.
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

    void note(String address) {
        counts.get(address, key -> new AtomicInteger()).incrementAndGet();
    }

    boolean areTooMany(String address) {
        var count = counts.getIfPresent(address);
        return count != null && count.get() >= limit;
    }
}
