package dev.tollbridge.database;

import dev.tollbridge.database.GroupCommit.Work;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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
     * @throws Precondition.Withheld if one was open and is not granted; nothing was done
     * @throws GroupCommit.Overloaded if too many wait already; nothing was done
     */
    public R submit(Q request) {
        return commits.submit(new Seat<>(this, request, Precondition.waiting()));
    }

    /**
     * The same, of the last thing that its thread writes: an open {@link Epilogue} goes along.
     *
     * @param told what the epilogue is made of, by what the request is answered; null if it is not
     *     to be made after all. Called inside the transaction, again if that is repeated
     */
    public R submitLast(Q request, Function<R, ? extends @Nullable Object> told) {
        var seat = new Seat<>(this, request, Precondition.waiting());
        var epilogue = Epilogue.waiting();
        if (epilogue != null) {
            seat.followedBy(epilogue.after(seat, told));
        }
        return commits.submit(seat);
    }

    /**
     * A request that will go along with another one, and after it.
     *
     * @param request makes it of what the other one's writer tells
     */
    public Epilogue<Q, R> epilogue(Function<Object, Q> request) {
        return new Epilogue<>(this, request);
    }

    /**
     * A request that will go along with another one, and before it.
     *
     * @param granted whether the other one may be written, by what this one is answered
     */
    public Precondition<R> precondition(Q request, Predicate<R> granted) {
        return new Precondition<>(new Seat<>(this, request, null), granted);
    }

    List<R> work(List<Q> group) {
        return work.of(group);
    }
}
