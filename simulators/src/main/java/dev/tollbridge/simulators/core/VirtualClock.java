package dev.tollbridge.simulators.core;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The channels' time: a base clock plus an offset that only grows. */
public final class VirtualClock implements InstantSource {
    private final InstantSource base;
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    public VirtualClock(InstantSource base) {
        this.base = base;
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset());
    }

    /** The time of the base clock, which is the time the merchant's programs live in. */
    public Instant baseInstant() {
        return base.instant();
    }

    public Duration offset() {
        return offset.get();
    }

    void restore(Duration saved) {
        offset.set(saved);
    }

    /** Moves the clock to the given time if that lies ahead. */
    void moveTo(Instant time) {
        Duration wanted = Duration.between(base.instant(), time);
        offset.accumulateAndGet(wanted, (old, next) -> next.compareTo(old) > 0 ? next : old);
    }
}
