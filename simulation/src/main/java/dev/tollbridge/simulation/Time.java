package dev.tollbridge.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The one virtual time, and clocks that show it, right or wrong. Each reading moves it on by a
 * microsecond, so no two rows carry the same time and their order is never a matter of chance.
 */
final class Time {
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration TICK = Duration.ofNanos(1_000);

    private Instant now = START;
    private Thread owner = Thread.currentThread();

    /** Threads that only write logs do not move it: nobody decides when they run. */
    synchronized Instant read() {
        if (Actor.current() != null || Thread.currentThread().equals(owner)) {
            now = now.plus(TICK);
        }
        return now;
    }

    synchronized Instant now() {
        return now;
    }

    synchronized void reset() {
        owner = Thread.currentThread();
        now = START;
    }

    synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    /** Moves on to that time, if it lies ahead. */
    synchronized void advanceTo(Instant target) {
        if (target.isAfter(now)) {
            now = target;
        }
    }

    /** A machine's clock. */
    final class MachineClock extends Clock {
        private Duration error = Duration.ZERO;

        void error(Duration wrongBy) {
            error = wrongBy;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }

        @Override
        public Instant instant() {
            return read().plus(error);
        }
    }
}
