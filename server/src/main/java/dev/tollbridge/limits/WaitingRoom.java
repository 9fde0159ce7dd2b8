package dev.tollbridge.limits;

/**
 * Requests that wait, those of each merchant in turn. A full room makes place for a newcomer at the
 * end of the longest queue, unless that is the newcomer's own. Not for several threads.
 */
final class WaitingRoom {
    private final int places;
    private final FairLine<Seat> line = new FairLine<>();

    WaitingRoom(int places) {
        this.places = places;
    }

    int size() {
        return line.size();
    }

    boolean isEmpty() {
        return line.isEmpty();
    }

    /** As {@link FairLine#nanosFor}. */
    long nanosFor(Object merchant) {
        return line.nanosFor(merchant);
    }

    /** A seat that waits, or is refused already. */
    Seat add(Object merchant) {
        if (line.size() >= places && !makePlace(merchant)) {
            return Seat.refused(merchant);
        }
        var seat = new Seat(merchant);
        line.add(merchant, seat);
        return seat;
    }

    private boolean makePlace(Object merchant) {
        var last = line.lastOfLongest(line.sizeOf(merchant) + 1);
        if (last == null) {
            return false;
        }
        giveUp(last);
        last.refuse();
        return true;
    }

    /** The first of the merchant whose turn it is; he is last in turn then. */
    Seat next(long now) {
        var seat = line.next();
        line.moved(now);
        return seat;
    }

    /** False if it does not wait any more. */
    boolean giveUp(Seat seat) {
        return line.remove(seat.merchant(), seat);
    }
}
