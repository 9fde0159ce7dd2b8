package dev.tollbridge.faults;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A point on a wire at which traffic stands still until the test says how it goes on. */
final class Hold {
    /** What becomes of what stands there. */
    enum End {
        PASSED,
        CUT
    }

    private static final int LIMIT_S = 60;
    private final String what;
    private final CompletableFuture<Void> reached = new CompletableFuture<>();
    private final CompletableFuture<End> end = new CompletableFuture<>();

    Hold(String what) {
        this.what = what;
    }

    /** Returns when traffic stands there. */
    void awaitReached() {
        await(reached);
    }

    /** Lets it go on as if nothing had been. */
    void pass() {
        end.complete(End.PASSED);
    }

    /** Breaks the connection, as a wire that is torn. */
    void cut() {
        end.complete(End.CUT);
    }

    /** For the wire: says that traffic is here, and waits for the test's word. */
    End stand() {
        reached.complete(null);
        return await(end);
    }

    private <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(LIMIT_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("nothing happened at: " + what, e);
        }
    }
}
