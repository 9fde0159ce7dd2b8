package dev.tollbridge.limits;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line in which nobody stands behind another one's crowd: a queue for each of those who have
 * something in it, and the queues are served in turn. Not for several threads.
 *
 * @param <T> what waits
 */
public final class FairLine<T> {
    /** In the order in which they are served; none is empty. */
    private final Map<Object, Deque<T>> queues = new LinkedHashMap<>();

    private int size;

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /**
     * After how many turns a newcomer would be served, at most: as many as its owner has in the
     * line already for each of the owners there, and one more.
     */
    public long turnsOf(Object whose) {
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
        size--;
        if (!queue.isEmpty()) {
            queues.put(turn.getKey(), queue);
        }
        return item;
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
        size--;
        if (queue.isEmpty()) {
            queues.remove(whose);
        }
        return true;
    }
}
