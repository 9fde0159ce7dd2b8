package dev.tollbridge.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Commits together what many threads want written at the same time. A commit costs a flush to the
 * disk and a statement costs a round trip, whether they serve one request or fifty; a request that
 * finds the writers busy waits for the next group instead of making a commit of its own. With no
 * one else about, a group has one member and nobody waits for company.
 *
 * <p>Neighbours never harm each other: if a group's work fails, all of it is undone and each member
 * is tried again in a transaction of its own, so that only the one at fault learns of it. If the
 * commit itself fails nobody knows what became of it, and everyone is told so.
 *
 * @param <Q> what one request wants
 * @param <R> what it is answered
 */
public final class GroupCommit<Q, R> implements AutoCloseable {
    private static final long CLOSING_SECONDS = 10;

    private final TransactionTemplate transaction;
    private final Work<Q, R> work;
    private final Limits limits;
    private final BlockingQueue<Seat<Q, R>> waiting = new LinkedBlockingQueue<>();
    private final List<Thread> writers = new ArrayList<>();
    private volatile boolean closed;

    /** What is done for a group, inside its transaction. */
    @FunctionalInterface
    public interface Work<Q, R> {
        /**
         * @param group at least one
         * @return one answer for each member, in their order
         */
        List<R> of(List<Q> group);
    }

    /**
     * @param members a group has at most so many; 1 gives each a transaction on the caller's thread
     * @param writers groups that are written at the same time, each on a connection of its own
     * @param waiting no more requests than this wait; further ones are {@link Overloaded}
     */
    public record Limits(int members, int writers, int waiting) {
        /** No groups at all. */
        public static final Limits ALONE = new Limits(1, 0, 0);
    }

    /** Tells a writer to end. An interrupt would tear the connection that it is writing on. */
    private final Seat<Q, R> end = new Seat<>(null, new CompletableFuture<>());

    private record Seat<Q, R>(@Nullable Q wish, CompletableFuture<R> answer) {
        Q request() {
            return Objects.requireNonNull(wish);
        }
    }

    public GroupCommit(
            String name, TransactionTemplate transaction, Limits limits, Work<Q, R> work) {
        this.transaction = transaction;
        this.work = work;
        this.limits = limits;
        if (limits.members() > 1) {
            for (int i = 0; i < limits.writers(); i++) {
                writers.add(Thread.ofVirtual().name(name + "-writer-" + i).start(this::write));
            }
        }
    }

    /**
     * Returns when the request is committed. Inside a transaction of the caller it becomes part of
     * that one.
     *
     * @throws Overloaded if too many wait already; nothing was done
     */
    public R submit(Q request) {
        if (writers.isEmpty()
                || closed
                || TransactionSynchronizationManager.isActualTransactionActive()) {
            return alone(request);
        }
        if (waiting.size() >= limits.waiting()) {
            throw new Overloaded();
        }
        var seat = new Seat<Q, R>(request, new CompletableFuture<>());
        waiting.add(seat);
        if (closed && waiting.remove(seat)) {
            // The writers may have ended between the two looks.
            return alone(request);
        }
        return join(seat.answer());
    }

    private static <R> R join(CompletableFuture<R> answer) {
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

    private void write() {
        var group = new ArrayList<Seat<Q, R>>();
        boolean ending = false;
        while (!ending) {
            take(group);
            ending = group.remove(end);
            if (ending) {
                waiting.add(end);
            }
            if (!group.isEmpty()) {
                serve(group);
                group.clear();
            }
        }
    }

    /** Waits for the first; the others are those that wait already. */
    private void take(List<Seat<Q, R>> group) {
        try {
            group.add(waiting.take());
            waiting.drainTo(group, limits.members() - 1);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a writer", e);
        }
    }

    private void serve(List<Seat<Q, R>> group) {
        var undone = new AtomicBoolean();
        try {
            var answers = together(group.stream().map(Seat::request).toList(), undone);
            for (int i = 0; i < group.size(); i++) {
                group.get(i).answer().complete(answers.get(i));
            }
        } catch (RuntimeException | Error e) {
            if (undone.get() && group.size() > 1) {
                group.forEach(this::serveAlone);
            } else {
                group.forEach(seat -> seat.answer().completeExceptionally(e));
            }
        }
    }

    private void serveAlone(Seat<Q, R> seat) {
        try {
            seat.answer().complete(alone(seat.request()));
        } catch (RuntimeException | Error e) {
            seat.answer().completeExceptionally(e);
        }
    }

    private R alone(Q request) {
        return together(List.of(request), new AtomicBoolean()).getFirst();
    }

    /**
     * @param undone set if the work failed before its commit, so that surely nothing was written
     */
    private List<R> together(List<Q> requests, AtomicBoolean undone) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    // A retry of the transaction comes here again.
                    undone.set(false);
                    try {
                        return work.of(requests);
                    } catch (RuntimeException | Error e) {
                        undone.set(true);
                        throw e;
                    }
                }));
    }

    /** Writes what waits; what comes later is written by its own thread. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        waiting.add(end);
        try {
            for (var writer : writers) {
                writer.join(TimeUnit.SECONDS.toMillis(CLOSING_SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        waiting.remove(end);
        for (var late = waiting.poll(); late != null; late = waiting.poll()) {
            serveAlone(late);
        }
    }

    /** How many requests no writer has taken yet. */
    int waiting() {
        return waiting.size();
    }

    /** Too many requests wait for the database. Nothing was done for this one. */
    public static final class Overloaded
            extends org.springframework.dao.TransientDataAccessException {
        Overloaded() {
            super("too many requests wait to be written");
        }
    }
}
