package dev.tollbridge.payment;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Brings every open row to an end: claims what is due, asks the channel, sends again what never
 * arrived, closes what has run out. Every node runs one; a claim keeps two from working on the same
 * row.
 */
@Component
class RecoveryWorker implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RecoveryWorker.class);
    private static final int BATCH = 50;

    /** Rows under way at once, so that a channel that hangs cannot pile up work without end. */
    private static final int PARALLEL = 200;

    private final Recovery recovery;
    private final long pollMillis;
    private final Semaphore slots = new Semaphore(PARALLEL);
    private volatile boolean running;
    private @Nullable ExecutorService executor;

    RecoveryWorker(
            Recovery recovery,
            @Value("${tollbridge.payment.recovery-poll-ms:500}") long pollMillis) {
        this.recovery = recovery;
        this.pollMillis = pollMillis;
    }

    @Override
    public void start() {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        executor = threads;
        running = true;
        threads.execute(() -> loop(threads));
    }

    private void loop(ExecutorService threads) {
        while (running) {
            try {
                int limit = Math.min(BATCH, slots.availablePermits());
                if (limit == 0 || round(threads, limit) == 0) {
                    TimeUnit.MILLISECONDS.sleep(pollMillis);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // The database may be away for a while; the rows wait.
                log.warn("recovery round failed", e);
                if (!pause()) {
                    return;
                }
            }
        }
    }

    private boolean pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private int round(ExecutorService threads, int limit) throws InterruptedException {
        var jobs = recovery.claim(limit);
        for (var job : jobs) {
            slots.acquire();
            threads.execute(() -> run(job));
        }
        return jobs.size();
    }

    private void run(Recovery.Job job) {
        try {
            job.work().run();
        } catch (RuntimeException e) {
            // The lease runs out and the row is tried again.
            log.error("recovery of {} failed", job.row(), e);
        } finally {
            slots.release();
        }
    }

    @Override
    public void stop() {
        running = false;
        var threads = executor;
        if (threads != null) {
            threads.shutdown();
            try {
                if (!threads.awaitTermination(25, TimeUnit.SECONDS)) {
                    threads.shutdownNow();
                }
            } catch (InterruptedException e) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
