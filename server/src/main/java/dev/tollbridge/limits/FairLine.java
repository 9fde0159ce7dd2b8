package dev.tollbridge.limits;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line in which nobody stands behind another one's crowd: a queue for each of those who have
 * something in it, and the queues are served in turn. It tells how long a newcomer would wait. Not
 * for several threads.
 *
 * @param <T> what waits
 */
public final class FairLine<T> {
    /** In the order in which they are served; none is empty. */
    private final Map<Object, Deque<T>> queues = new LinkedHashMap<>();

    private final Pace pace = new Pace();
    private int size;

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /**
     * In how many nanoseconds a newcomer would be served, as fast as the line moves now; 0 if
     * nobody waits, or that is not known yet.
     */
    public long nanosFor(Object whose) {
        return pace.nanosFor(turnsOf(whose));
    }

    /**
     * After how many turns a newcomer would be served, at most: as many as its owner has in the
     * line already for each of the owners there, and one more.
     */
    private long turnsOf(Object whose) {
        int own = sizeOf(whose);
        long owners = queues.size() + (own == 0 ? 1L : 0L);
        return Math.min(size + 1L, (own + 1L) * owners);
    }

    int sizeOf(Object whose) {
        var own = queues.get(whose);
        return own == null ? 0 : own.size();
    }

    public void add(Object whose, T item) {
        queues.computeIfAbsent(whose, key -> new ArrayDeque<>()).addLast(item);
        size++;
    }

    /** The first of the owner whose turn it is, who is last in turn then; of a line not empty. */
    public T next() {
        var turn = queues.entrySet().iterator().next();
        var queue = turn.getValue();
        queues.remove(turn.getKey());
        var item = queue.removeFirst();
        left();
        if (!queue.isEmpty()) {
            queues.put(turn.getKey(), queue);
        }
        return item;
    }

    /** The one that has left the line is served. */
    public void moved(long now) {
        if (!isEmpty()) {
            pace.turn(now);
        }
    }

    private void left() {
        size--;
        if (isEmpty()) {
            pace.rest();
        }
    }

    /** The last one in the longest queue; null if nobody has more than this. */
    @Nullable T lastOfLongest(int more) {
        return queues.values().stream()
                .max(Comparator.comparingInt(Deque::size))
                .filter(queue -> queue.size() > more)
                .map(Deque::getLast)
                .orElse(null);
    }

    /** False if it is not in the line. */
    boolean remove(Object whose, T item) {
        var queue = queues.get(whose);
        if (queue == null || !queue.remove(item)) {
            return false;
        }
        left();
        if (queue.isEmpty()) {
            queues.remove(whose);
        }
        return true;
    }
}
