package dev.tollbridge.database;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Requests of one lane that are worked together. */
final class Part<Q, R> {
    private final CommitLane<Q, R> lane;
    private final List<Seat<Q, R>> seats;

    private Part(CommitLane<Q, R> lane, List<Seat<Q, R>> seats) {
        this.lane = lane;
        this.seats = seats;
    }

    private static <Q, R> Part<Q, R> of(Seat<Q, R> seat) {
        return new Part<>(seat.lane(), List.of(seat));
    }

    /**
     * @param group of any lanes
     * @return what is to be worked, in this order: their preconditions and epilogues are among them
     */
    static List<Part<?, ?>> of(List<Seat<?, ?>> group) {
        var seats = new ArrayList<Seat<?, ?>>(3 * group.size());
        var lanes = new ArrayList<CommitLane<?, ?>>();
        for (var seat : group) {
            var precondition = seat.precondition();
            if (precondition != null) {
                seats.add(precondition.seat());
            }
            seats.add(seat);
            var epilogue = seat.epilogue();
            if (epilogue != null) {
                seats.add(epilogue);
            }
        }
        for (var seat : seats) {
            if (!lanes.contains(seat.lane())) {
                lanes.add(seat.lane());
            }
        }
        lanes.sort(Comparator.comparing(CommitLane::name));
        return lanes.stream().<Part<?, ?>>map(lane -> of(lane, seats)).toList();
    }

    private static <Q, R> Part<Q, R> of(CommitLane<Q, R> lane, List<Seat<?, ?>> group) {
        var seats = new ArrayList<Seat<Q, R>>();
        for (var seat : group) {
            if (seat.lane() == lane) {
                @SuppressWarnings("unchecked") // a seat's types are its lane's
                var own = (Seat<Q, R>) seat;
                seats.add(own);
            }
        }
        return new Part<>(lane, seats);
    }

    /** In a transaction; once more if that is repeated. */
    void work() {
        var open = new ArrayList<Seat<Q, R>>(seats.size());
        var wanted = new ArrayList<Q>(seats.size());
        for (var seat : seats) {
            seat.worked(null);
            var request = seat.wanted();
            if (request != null) {
                open.add(seat);
                wanted.add(request);
            }
        }
        if (!open.isEmpty()) {
            var answers = lane.work(wanted);
            for (int i = 0; i < open.size(); i++) {
                open.get(i).worked(answers.get(i));
            }
        }
    }

    /** After the commit. */
    void tell() {
        seats.forEach(Seat::tell);
    }

    void tell(Throwable failure) {
        seats.forEach(seat -> seat.tell(failure));
    }

    int size() {
        return seats.size();
    }

    List<Part<?, ?>> members() {
        return seats.stream().<Part<?, ?>>map(Part::of).toList();
    }
}
