package dev.tollbridge.simulators.core;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** {@code /control/clock}: read the channels' time and move it forward. */
public final class ClockControl {
    private static final Duration FURTHEST = Duration.ofDays(3660);

    /** What is kept over a restart. */
    private record Saved(Duration offset) {}

    private final VirtualClock clock;
    private final LiveTimers timers;
    private final Journal journal;

    public ClockControl(VirtualClock clock, LiveTimers timers, Journal journal) {
        this.clock = clock;
        this.timers = timers;
        this.journal = journal;
        journal.load("clock", Saved.class).values().forEach(saved -> clock.restore(saved.offset()));
        journal.save("clock", "offset", new Saved(clock.offset()));
    }

    public void route(Routes routes) {
        routes.get("/control/clock", request -> show());
        routes.post("/control/clock", this::advance);
    }

    private Reply show() {
        return Reply.ok(
                Map.of(
                        "now", clock.instant().toString(),
                        "real", clock.baseInstant().toString(),
                        "offset", clock.offset().toString()));
    }

    private Reply advance(Request request) throws InterruptedException {
        Duration step;
        try {
            step = Duration.parse(request.json().path("advance").asString(""));
        } catch (DateTimeParseException e) {
            return Reply.problem(
                    422, "invalid_duration", "advance must be a duration such as PT4M");
        }
        if (step.isNegative() || step.compareTo(FURTHEST) > 0) {
            return Reply.problem(422, "invalid_duration", "advance must be from PT0S to P3660D");
        }
        timers.advance(step);
        journal.save("clock", "offset", new Saved(clock.offset()));
        return show();
    }
}
