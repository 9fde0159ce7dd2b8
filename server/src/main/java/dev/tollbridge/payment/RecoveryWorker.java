package dev.tollbridge.payment;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.RefundId;
import java.time.Clock;
import java.util.List;
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

    private final DueRows due;
    private final PaymentStore store;
    private final PaymentSteps steps;
    private final AttemptRunner attempts;
    private final RefundRunner refunds;
    private final Clock clock;
    private final long pollMillis;
    private final Semaphore slots = new Semaphore(PARALLEL);
    private volatile boolean running;
    private @Nullable ExecutorService executor;

    RecoveryWorker(
            DueRows due,
            PaymentStore store,
            PaymentSteps steps,
            AttemptRunner attempts,
            RefundRunner refunds,
            Clock clock,
            @Value("${tollbridge.payment.recovery-poll-ms:500}") long pollMillis) {
        this.due = due;
        this.store = store;
        this.steps = steps;
        this.attempts = attempts;
        this.refunds = refunds;
        this.clock = clock;
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
        var now = clock.instant();
        return run(threads, due.attempts(now, limit), this::attempt)
                + run(threads, due.refunds(now, limit), this::refund)
                + run(threads, due.payments(now, limit), this::payment);
    }

    private <T> int run(ExecutorService threads, List<T> ids, java.util.function.Consumer<T> work)
            throws InterruptedException {
        for (var id : ids) {
            slots.acquire();
            threads.execute(() -> {
                try {
                    work.accept(id);
                } catch (RuntimeException e) {
                    // The lease runs out and the row is tried again.
                    log.error("recovery of {} failed", id, e);
                } finally {
                    slots.release();
                }
            });
        }
        return ids.size();
    }

    private void attempt(AttemptId id) {
        store.fileOf(id).ifPresent(file -> attempts.check(file, file.attempt(id).orElseThrow()));
    }

    private void refund(RefundId id) {
        store.fileOf(id).ifPresent(file -> refunds.check(file, file.refund(id).orElseThrow()));
    }

    private void payment(PaymentId id) {
        var file = steps.apply(id, new PaymentEvent.EndRequested(Ending.EXPIRED));
        for (var attempt : file.openAttempts()) {
            file = attempts.check(file, attempt);
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
