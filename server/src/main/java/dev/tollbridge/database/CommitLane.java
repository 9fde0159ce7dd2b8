package dev.tollbridge.database;

import dev.tollbridge.database.GroupCommit.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * One kind of requests to write, which share their commits with those of all other lanes.
 *
 * @param <Q> what one request wants
 * @param <R> what it is answered
 */
public final class CommitLane<Q, R> {
    private final String name;
    private final Work<Q, R> work;
    private final GroupCommit commits;

    CommitLane(String name, Work<Q, R> work, GroupCommit commits) {
        this.name = name;
        this.work = work;
        this.commits = commits;
    }

    String name() {
        return name;
    }

    /**
     * Returns when the request is committed. Inside a transaction of the caller it becomes part of
     * that one.
     *
     * @throws GroupCommit.Overloaded if too many wait already; nothing was done
     */
    public R submit(Q request) {
        return commits.submit(new Seat<>(this, request, new CompletableFuture<>()));
    }

    /** A request and who waits for its answer. */
    record Seat<Q, R>(CommitLane<Q, R> lane, Q request, CompletableFuture<R> answer) {
        R await() {
            try {
                return answer.join();
            } catch (CompletionException e) {
                switch (e.getCause()) {
                    case RuntimeException ours -> throw ours;
                    case Error ours -> throw ours;
                    case null, default -> throw e;
                }
            }
        }
    }

    /** Requests of one lane that are worked together. */
    static final class Part<Q, R> {
        private final CommitLane<Q, R> lane;
        private final List<Seat<Q, R>> seats;
        private List<R> answers = List.of();

        private Part(CommitLane<Q, R> lane, List<Seat<Q, R>> seats) {
            this.lane = lane;
            this.seats = seats;
        }

        static <Q, R> Part<Q, R> of(Seat<Q, R> seat) {
            return new Part<>(seat.lane(), List.of(seat));
        }

        /**
         * @param group any lanes' seats
         */
        static <Q, R> Part<Q, R> of(CommitLane<Q, R> lane, List<Seat<?, ?>> group) {
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
            answers = lane.work.of(seats.stream().map(Seat::request).toList());
        }

        /** After the commit. */
        void tellAnswers() {
            for (int i = 0; i < seats.size(); i++) {
                seats.get(i).answer().complete(answers.get(i));
            }
        }

        void tell(Throwable failure) {
            seats.forEach(seat -> seat.answer().completeExceptionally(failure));
        }

        int size() {
            return seats.size();
        }

        List<Part<?, ?>> members() {
            return seats.stream().<Part<?, ?>>map(Part::of).toList();
        }
    }
}
