package dev.tollbridge.database;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A request that goes before whatever its thread writes first, in the same commit: if it is not
 * granted, that write is {@link Withheld}. A commit of its own, and the wait for it, are saved.
 *
 * <p>Until that first write nothing may have been done that cannot be undone, such as asking a
 * channel.
 */
public final class Precondition<R> {
    private static final ThreadLocal<@Nullable Precondition<?>> OPEN = new ThreadLocal<>();

    private final Seat<?, R> seat;
    private final Predicate<R> granted;
    private boolean submitted;

    Precondition(Seat<?, R> seat, Predicate<R> granted) {
        this.seat = seat;
        this.granted = granted;
    }

    /** What this thread submits first, until it is closed, takes the request along. */
    public Scope open() {
        var outer = OPEN.get();
        OPEN.set(this);
        return () -> OPEN.set(outer);
    }

    /** In which a precondition waits for its thread's first write. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    /** Whether something was written, or was to be, and took the request along. */
    public boolean isSubmitted() {
        return submitted;
    }

    /** What the request was answered; throws what it failed with. It must have been submitted. */
    public R answer() {
        if (!submitted) {
            throw new IllegalStateException("nothing was written");
        }
        return seat.await();
    }

    /** Whether what was to be written was not, because this was not granted. */
    public boolean isWithheld() {
        return submitted && seat.failure() == null && !granted.test(seat.await());
    }

    /** The one that waits for this thread's next write. */
    static @Nullable Precondition<?> waiting() {
        var open = OPEN.get();
        return open == null || open.submitted ? null : open;
    }

    /**
     * @param inside whether a transaction is under way, of which nobody knows how it ends
     */
    void submit(Seat<?, ?> first, boolean inside) {
        if (inside) {
            throw new IllegalStateException("a precondition inside a transaction");
        }
        if (seat.lane().name().compareTo(first.lane().name()) >= 0) {
            throw new IllegalStateException(
                    seat.lane().name() + " is worked after " + first.lane().name());
        }
        submitted = true;
    }

    Seat<?, R> seat() {
        return seat;
    }

    boolean isGranted() {
        var worked = seat.worked();
        return worked != null && granted.test(worked);
    }

    @Nullable Throwable failure() {
        return seat.failure();
    }

    /** Not written, because what had to go before it was not granted. */
    public static final class Withheld extends RuntimeException {
        Withheld() {
            super("withheld: what had to go before was not granted");
        }
    }
}
