package dev.tollbridge.limits;

/**
 * How fast a line moves, to tell how long its end will take. Known only while people wait: a line
 * that has been empty says nothing about how fast it could move. Not for several threads.
 */
final class Pace {
    private static final long WINDOW_NANOS = 100_000_000;

    private boolean running;
    private long began;
    private int turns;
    private double nanosPerTurn;

    /** One who waited has got a place. */
    void turn(long now) {
        if (!running) {
            running = true;
            began = now;
            return;
        }
        turns++;
        long passed = now - began;
        if (passed >= WINDOW_NANOS) {
            nanosPerTurn = (double) passed / turns;
            began = now;
            turns = 0;
        }
    }

    /** Nobody waits any more. */
    void rest() {
        running = false;
        turns = 0;
        nanosPerTurn = 0;
    }

    /**
     * @param places in the line, one's own among them
     * @return 0 if that is not known yet
     */
    long nanosFor(long places) {
        return (long) (nanosPerTurn * places);
    }
}
