package dev.tollbridge.database;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * When a group begins. While one is written the next gathers: two at once would be smaller, and so
 * cost more, and would wait for each other wherever they are about the same payment. But one that
 * takes long, because somebody else holds a row it needs or because there is much to write, does
 * not keep the others from beginning.
 */
final class Gathering {
    private final long longest;
    private int underWay;
    private long lastBegun;

    /**
     * @param longest after this the next group begins beside the one that is written
     */
    Gathering(Duration longest) {
        this.longest = longest.toNanos();
        this.lastBegun = System.nanoTime();
    }

    /** Returns when it is time to see who is there. */
    synchronized void begin() throws InterruptedException {
        for (long left = left(); underWay > 0 && left > 0; left = left()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        underWay++;
        lastBegun = System.nanoTime();
    }

    private long left() {
        return longest - (System.nanoTime() - lastBegun);
    }

    synchronized void written() {
        underWay--;
        notifyAll();
    }
}
