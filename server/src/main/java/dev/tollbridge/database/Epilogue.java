package dev.tollbridge.database;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request that goes after the last thing that its thread writes, in the same commit, and is made
 * of what that has come to: the answer that is to be kept with what it tells of. A commit of its
 * own, and the wait for it, are saved.
 *
 * @param <Q> the request
 * @param <R> what it is answered
 */
public final class Epilogue<Q, R> {
    private static final ThreadLocal<@Nullable Epilogue<?, ?>> OPEN = new ThreadLocal<>();

    private final CommitLane<Q, R> lane;
    private final Function<Object, Q> request;
    private @Nullable Seat<?, ?> followed;
    private @Nullable Seat<Q, R> seat;

    /** Of the writer that works it. */
    private @Nullable Q made;

    Epilogue(CommitLane<Q, R> lane, Function<Object, Q> request) {
        this.lane = lane;
        this.request = request;
    }

    /** What this thread submits as its last takes it along, until it is closed. */
    public Precondition.Scope open() {
        var outer = OPEN.get();
        OPEN.set(this);
        return () -> OPEN.set(outer);
    }

    /** What was written and what it was answered; empty if nothing was. */
    public Optional<Written<Q, R>> written() {
        if (seat == null || followed == null || !followed.isTold()) {
            return Optional.empty();
        }
        try {
            var answer = seat.await();
            return made == null ? Optional.empty() : Optional.of(new Written<>(made, answer));
        } catch (RuntimeException e) {
            // Whoever waits for what it follows is told; this was only to go along.
            return Optional.empty();
        }
    }

    /** A request that was committed. */
    public record Written<Q, R>(Q request, R answer) {}

    /** The one that waits for this thread's last write. */
    static @Nullable Epilogue<?, ?> waiting() {
        var open = OPEN.get();
        return open == null || open.seat != null ? null : open;
    }

    /**
     * @param told what it is made of, by what the first is answered; null if it is not to be made
     */
    <T> Seat<Q, R> after(Seat<?, T> first, Function<T, ? extends @Nullable Object> told) {
        if (first.lane().name().compareTo(lane.name()) >= 0) {
            throw new IllegalStateException(
                    lane.name() + " is worked before " + first.lane().name());
        }
        var own =
                new Seat<>(
                        lane,
                        () -> {
                            var worked = first.worked();
                            var object = worked == null ? null : told.apply(worked);
                            made = object == null ? null : request.apply(object);
                            return made;
                        });
        followed = first;
        seat = own;
        return own;
    }
}
