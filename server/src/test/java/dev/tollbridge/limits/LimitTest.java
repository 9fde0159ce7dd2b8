package dev.tollbridge.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LimitTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Limit limit = new Limit("test", 2, Duration.ofSeconds(10), new Meter(nanos));

    @Test
    void theBurstIsTheQuotaAndTokensComeBackOneByOne() {
        assertThat(limit.take("a")).isEqualTo(new Verdict("test", 2, 10, 1, 5, 0));
        assertThat(limit.take("a")).isEqualTo(new Verdict("test", 2, 10, 0, 10, 0));
        assertThat(limit.take("a")).isEqualTo(new Verdict("test", 2, 10, 0, 10, 5));
        assertThat(limit.take("b").isAllowed()).isTrue();

        nanos.addAndGet(Duration.ofSeconds(4).toNanos());
        assertThat(limit.take("a").retryAfterSeconds()).isEqualTo(1);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(limit.take("a").isAllowed()).isTrue();
        assertThat(limit.take("a").isAllowed()).isFalse();
    }

    private record Meter(AtomicLong nanos) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
