package dev.tollbridge.edge;

import dev.tollbridge.limits.FairLine;

/**
 * Requests that wait unread, and how many of those that stood here are on their way. Not for
 * several threads, but where it says so.
 *
 * @param <V> a request
 */
final class EntranceLine<V> {
    private final Entrance.Bounds bounds;
    private final FairLine<V> waiting = new FairLine<>();
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
        return waiting.nanosFor(whose) > bounds.patience().toNanos();
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
        var visit = waiting.next();
        waited = !waiting.isEmpty();
        return visit;
    }

    /** The one that has entered is to be served. */
    void moved(long now) {
        waiting.moved(now);
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
