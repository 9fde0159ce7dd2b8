package dev.tollbridge.edge;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Bounds how many requests the server has begun to read, whatever becomes of them. Each holds about
 * 100 KB until it is answered; without a bound, more connections than the memory can serve would
 * stop the server for everyone. It is far above what the {@link AdmissionFilter} lets in, so that a
 * caller meets it only when even saying no takes too long: its connection is closed then, unread.
 */
final class RequestLimit implements Executor {
    private final Executor threads;
    private final Semaphore free;

    RequestLimit(Executor threads, int most) {
        this.threads = threads;
        this.free = new Semaphore(most);
    }

    @Override
    public void execute(Runnable request) {
        if (!free.tryAcquire()) {
            throw new RejectedExecutionException("too many requests at once");
        }
        boolean started = false;
        try {
            threads.execute(() -> {
                try {
                    request.run();
                } finally {
                    free.release();
                }
            });
            started = true;
        } finally {
            if (!started) {
                free.release();
            }
        }
    }
}
