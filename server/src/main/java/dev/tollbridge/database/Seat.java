package dev.tollbridge.database;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request to write, and who waits for its answer. What it is answered is known when its group is
 * worked, and told when that is committed.
 */
final class Seat<Q, R> {
    private final CommitLane<Q, R> lane;
    private final Supplier<@Nullable Q> request;
    private final @Nullable Precondition<?> precondition;
    private final CompletableFuture<R> answer = new CompletableFuture<>();

    private @Nullable Seat<?, ?> epilogue;

    /** Of the writer that works it; null also if it was withheld. */
    private @Nullable R worked;

    Seat(CommitLane<Q, R> lane, Q request, @Nullable Precondition<?> precondition) {
        this.lane = lane;
        this.request = () -> request;
        this.precondition = precondition;
    }

    /**
     * @param request asked when it is worked; null if there is none after all
     */
    Seat(CommitLane<Q, R> lane, Supplier<@Nullable Q> request) {
        this.lane = lane;
        this.request = request;
        this.precondition = null;
    }

    CommitLane<Q, R> lane() {
        return lane;
    }

    @Nullable Precondition<?> precondition() {
        return precondition;
    }

    /** Worked after it, in the same transaction. */
    void followedBy(Seat<?, ?> last) {
        epilogue = last;
    }

    @Nullable Seat<?, ?> epilogue() {
        return epilogue;
    }

    /** What the work that is not committed yet has come to. */
    @Nullable R worked() {
        return worked;
    }

    /** What is to be worked; null if nothing is. */
    @Nullable Q wanted() {
        return precondition == null || precondition.isGranted() ? request.get() : null;
    }

    void worked(@Nullable R value) {
        worked = value;
    }

    /** After the commit. */
    void tell() {
        if (worked != null) {
            answer.complete(worked);
        } else {
            answer.completeExceptionally(withheld());
        }
    }

    private Throwable withheld() {
        var failure = precondition == null ? null : precondition.failure();
        return failure == null ? new Precondition.Withheld() : failure;
    }

    void tell(Throwable failure) {
        worked = null;
        answer.completeExceptionally(failure);
    }

    /** Whether it was answered; one that nobody took never is. */
    boolean isTold() {
        return answer.isDone();
    }

    @Nullable Throwable failure() {
        return answer.state() == Future.State.FAILED ? answer.exceptionNow() : null;
    }

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
