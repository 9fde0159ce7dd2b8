package dev.tollbridge.faults;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The machine's clock, off by as much as a test wants. It goes on while it is wrong. */
final class WrongClock extends Clock {
    private volatile Duration error = Duration.ZERO;

    void set(Duration newError) {
        error = newError;
    }

    @Override
    public Instant instant() {
        // In microseconds, as the server's own clock.
        return Clock.systemUTC().instant().plus(error).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
