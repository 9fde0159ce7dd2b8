package dev.tollbridge.edge;

import dev.tollbridge.limits.FairLine;
import dev.tollbridge.limits.Pace;

/**
 * Requests that wait unread, and how many of those that stood here are on their way. Not for
 * several threads, but where it says so.
 *
 * @param <V> a request
 */
final class EntranceLine<V> {
    private final Entrance.Bounds bounds;
    private final FairLine<V> waiting = new FairLine<>();
    private final Pace pace = new Pace();
    private int entering;
    private int inside;

    /** As the line has; read by other threads. */
    private volatile boolean waited;

    EntranceLine(Entrance.Bounds bounds) {
        this.bounds = bounds;
    }

    int size() {
        return waiting.size();
    }

    /** As fast as the line moves now, the newcomer's turn would come too late. */
    boolean isHopeless(Object whose) {
        return !waiting.isEmpty()
                && pace.nanosFor(waiting.turnsOf(whose)) > bounds.patience().toNanos();
    }

    void add(Object whose, V visit) {
        waiting.add(whose, visit);
        waited = true;
    }

    /** Whether somebody stands in it. For any thread. */
    boolean isWaitedIn() {
        return waited;
    }

    boolean canGoOn() {
        return !waiting.isEmpty() && entering < bounds.entering() && inside < bounds.inside();
    }

    /** The one whose turn it is enters. */
    V next() {
        entering++;
        return waiting.next();
    }

    /** After one has left the line, to be served. */
    void moved(long now) {
        pace.turn(now);
    }

    /** After any has left the line. */
    void rests() {
        if (waiting.isEmpty()) {
            waited = false;
            pace.rest();
        }
    }

    void passed() {
        entering--;
    }

    void inside() {
        inside++;
    }

    void served() {
        inside--;
    }
}
