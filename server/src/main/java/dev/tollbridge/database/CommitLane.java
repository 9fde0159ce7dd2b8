package dev.tollbridge.database;

import dev.tollbridge.database.GroupCommit.Work;
import java.util.List;
import java.util.function.Predicate;

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
