package dev.tollbridge.limits;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Requests that wait, a queue for each merchant; the queues are served in turn. A full room makes
 * place for a newcomer at the end of the longest queue, unless that is the newcomer's own. Not for
 * several threads.
 */
final class WaitingRoom {
    private final int places;

    /** In the order in which they are served; none is empty. */
    private final Map<Object, Deque<Seat>> queues = new LinkedHashMap<>();

    private int size;

    WaitingRoom(int places) {
        this.places = places;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /**
     * After how many turns a newcomer would get a place, at most: as many as he has in the room
     * already for each of the merchants there, and one more.
     */
    long turnsOf(Object merchant) {
        var own = queues.get(merchant);
        long merchants = queues.size() + (own == null ? 1L : 0L);
        return Math.min(size + 1L, ((own == null ? 0 : own.size()) + 1L) * merchants);
    }

    /** A seat that waits, or is refused already. */
    Seat add(Object merchant) {
        if (size >= places && !makePlace(merchant)) {
            return Seat.refused(merchant);
        }
        var seat = new Seat(merchant);
        queues.computeIfAbsent(merchant, key -> new ArrayDeque<>()).addLast(seat);
        size++;
        return seat;
    }

    private boolean makePlace(Object merchant) {
        int own = queues.containsKey(merchant) ? queues.get(merchant).size() : 0;
        var longest =
                queues.values().stream().max(Comparator.comparingInt(Deque::size)).orElse(null);
        if (longest == null || longest.size() <= own + 1) {
            return false;
        }
        var last = longest.getLast();
        giveUp(last);
        last.refuse();
        return true;
    }

    /** The first of the merchant whose turn it is; he is last in turn then. */
    Seat next() {
        var turn = queues.entrySet().iterator().next();
        var queue = turn.getValue();
        queues.remove(turn.getKey());
        var seat = queue.removeFirst();
        size--;
        if (!queue.isEmpty()) {
            queues.put(seat.merchant(), queue);
        }
        return seat;
    }

    /** False if it does not wait any more. */
    boolean giveUp(Seat seat) {
        var queue = queues.get(seat.merchant());
        if (queue == null || !queue.remove(seat)) {
            return false;
        }
        size--;
        if (queue.isEmpty()) {
            queues.remove(seat.merchant());
        }
        return true;
    }
}
