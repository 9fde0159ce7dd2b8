package dev.tollbridge.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Commits together what many threads want written at the same time, whatever kind it is of. A
 * commit costs a flush to the disk and a statement costs a round trip, whether they serve one
 * request or fifty; a request that finds the writers busy waits for the next group instead of
 * making a commit of its own. With no one else about, a group has one member and nobody waits for
 * company.
 *
 * <p>A request may have a {@link Precondition}, which is worked before it in the same transaction;
 * its lane's name comes first. And it may have an {@link Epilogue}, worked after it, of a lane
 * whose name comes later.
 *
 * <p>Neighbours never harm each other: if a group's work fails, all of it is undone; then each
 * lane's part is tried by itself, and of a part that fails again each member in a transaction of
 * its own, so that only the one at fault learns of it. If the commit itself fails nobody knows what
 * became of it, and everyone is told so.
 */
public final class GroupCommit implements AutoCloseable {
    private static final long CLOSING_SECONDS = 10;

    private final TransactionTemplate transaction;
    private final Limits limits;
    private final BlockingQueue<Seat<?, ?>> waiting = new LinkedBlockingQueue<>();
    private final ReentrantLock taking = new ReentrantLock();
    private final Gathering gathering;
    private final List<Thread> writers = new ArrayList<>();
    private volatile boolean closed;

    /** Tells a writer to end. An interrupt would tear the connection that it is writing on. */
    private final Seat<?, ?> end = new Seat<>(lane("end", group -> group), "end", null);

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
     * @param writers groups that are written at the same time at most, each on a connection of its
     *     own
     * @param waiting no more requests than this wait; further ones are {@link Overloaded}
     * @param gathering so long a group gathers at most while another one is written
     */
    public record Limits(int members, int writers, int waiting, Duration gathering) {
        /** No groups at all. */
        public static final Limits ALONE = new Limits(1, 0, 0, Duration.ZERO);
    }

    public GroupCommit(TransactionTemplate transaction, Limits limits) {
        this.transaction = transaction;
        this.limits = limits;
        this.gathering = new Gathering(limits.gathering());
        if (limits.members() > 1) {
            for (int i = 0; i < limits.writers(); i++) {
                // Of the system: it does nothing but wait for the database, over and over, and
                // should not stand in line behind every request for the right to go on.
                writers.add(Thread.ofPlatform().daemon().name("writer-" + i).start(this::write));
            }
        }
    }

    /**
     * One kind of requests. The lanes' parts of a transaction are worked in the order of their
     * names, so that two groups never wait for each other in a circle.
     *
     * @param name no other lane's
     */
    public <Q, R> CommitLane<Q, R> lane(String name, Work<Q, R> work) {
        return new CommitLane<>(name, work, this);
    }

    <Q, R> R submit(Seat<Q, R> seat) {
        boolean inside = TransactionSynchronizationManager.isActualTransactionActive();
        boolean ownThread = writers.isEmpty() || closed || inside;
        if (!ownThread && waiting.size() >= limits.waiting()) {
            throw new Overloaded();
        }
        var precondition = seat.precondition();
        if (precondition != null) {
            precondition.submit(seat, inside);
        }
        if (inside && seat.epilogue() != null) {
            throw new IllegalStateException("an epilogue inside a transaction");
        }
        if (ownThread) {
            return alone(seat);
        }
        waiting.add(seat);
        if (closed && waiting.remove(seat)) {
            // The writers may have ended between the two looks.
            return alone(seat);
        }
        return seat.await();
    }

    private <Q, R> R alone(Seat<Q, R> seat) {
        serve(Part.of(List.of(seat)));
        return seat.await();
    }

    private void write() {
        var group = new ArrayList<Seat<?, ?>>();
        boolean ending = false;
        while (!ending) {
            take(group);
            ending = group.remove(end);
            if (ending) {
                waiting.add(end);
            }
            serve(Part.of(group));
            gathering.written();
            group.clear();
        }
    }

    /** Waits for the first; the others are those that wait when enough have gathered. */
    private void take(List<Seat<?, ?>> group) {
        taking.lock();
        try {
            group.add(waiting.take());
            gathering.begin();
            waiting.drainTo(group, limits.members() - 1);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a writer", e);
        } finally {
            taking.unlock();
        }
    }

    private void serve(List<Part<?, ?>> parts) {
        if (parts.isEmpty()) {
            return;
        }
        var undone = new AtomicBoolean();
        try {
            together(parts, undone);
            parts.forEach(Part::tell);
        } catch (RuntimeException | Error e) {
            if (undone.get() && parts.size() > 1) {
                parts.forEach(part -> serve(List.of(part)));
            } else if (undone.get() && parts.getFirst().size() > 1) {
                parts.getFirst().members().forEach(member -> serve(List.of(member)));
            } else {
                parts.forEach(part -> part.tell(e));
            }
        }
    }

    /**
     * @param undone set if the work failed before its commit, so that surely nothing was written
     */
    private void together(List<Part<?, ?>> parts, AtomicBoolean undone) {
        transaction.executeWithoutResult(status -> {
            // A retry of the transaction comes here again.
            undone.set(false);
            try {
                parts.forEach(Part::work);
            } catch (RuntimeException | Error e) {
                undone.set(true);
                throw e;
            }
        });
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
            serve(Part.of(List.of(late)));
        }
    }

    /** How many requests no writer has taken yet. */
    int waiting() {
        return waiting.size();
    }

    /** Too many requests wait for the database. Nothing was done for this one. */
    public static final class Overloaded extends TransientDataAccessException {
        Overloaded() {
            super("too many requests wait to be written");
        }
    }
}
