package dev.tollbridge.simulation;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The randomness of ids, nonces and jitter, begun anew with each seed. Threads that only write logs
 * draw from elsewhere, for nobody decides when they run.
 */
final class Chance implements RandomGenerator {
    private final RandomGenerator others = new SplittableRandom();
    private RandomGenerator random = new SplittableRandom(0);
    private Thread owner = Thread.currentThread();

    synchronized void begin(long seed) {
        random = new SplittableRandom(seed);
        owner = Thread.currentThread();
    }

    @Override
    public synchronized long nextLong() {
        boolean ours = Actor.current() != null || Thread.currentThread().equals(owner);
        return (ours ? random : others).nextLong();
    }
}
