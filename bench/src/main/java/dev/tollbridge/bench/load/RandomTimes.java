package dev.tollbridge.bench.load;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * When the pieces of an open loop are to begin: at random times of a rate, independent of each
 * other. At first the rate grows evenly from nothing, so that what is seen later is that rate and
 * not a change of load at one blow.
 */
final class RandomTimes {
    private final double rate;
    private final double lead;
    private final double growing;
    private final SplittableRandom random;

    /** How long the pieces so far would have taken to come at the full rate. */
    private double full;

    /**
     * @param rate pieces a second
     * @param lead before time 0; in its first half the rate grows
     */
    RandomTimes(double rate, Duration lead, long seed) {
        this.rate = rate;
        this.lead = lead.toNanos();
        this.growing = this.lead / 2;
        this.random = new SplittableRandom(seed);
    }

    /** In nanoseconds, below zero within the lead. */
    double next() {
        full += -Math.log(1 - random.nextDouble()) / rate * 1e9;
        // As many as the full rate brings in half of that time.
        boolean grows = full < growing / 2;
        return (grows ? Math.sqrt(2 * growing * full) : full + growing / 2) - lead;
    }
}
