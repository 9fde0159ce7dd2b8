package dev.tollbridge.merchant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** Memories for what every payment asks of tables that seldom change. */
final class Remembered {
    /** So long may a node go by what another node has changed meanwhile. */
    private static final Duration TIME = Duration.ofSeconds(5);

    private static final int MAX = 10_000;

    private Remembered() {}

    static <K, V> Cache<K, V> cache(InstantSource clock) {
        return Caffeine.newBuilder()
                .maximumSize(MAX)
                .expireAfterWrite(TIME)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run)
                .build();
    }
}
