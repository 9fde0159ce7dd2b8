package dev.tollbridge.bench.soak;

import dev.tollbridge.bench.client.Patient.NoAnswer;
import dev.tollbridge.bench.soak.Entry.Odd;
import dev.tollbridge.bench.soak.Entry.Unanswered;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Begins lives at a rate, whether or not earlier ones have ended. */
final class Load {
    /** More are not begun: a gateway that is down for long is not buried under waiting shops. */
    private static final int MOST_AT_ONCE = 1500;

    private final Stage stage;
    private final long seed;
    private final double rate;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger begun = new AtomicInteger();

    /**
     * @param rate lives begun per second
     */
    Load(Stage stage, long seed, double rate) {
        this.stage = stage;
        this.seed = seed;
        this.rate = rate;
    }

    void run(Duration time) {
        var random = new SplittableRandom(seed);
        var now = System.nanoTime();
        var end = now + time.toNanos();
        // Poisson arrivals: shops do not wait for each other.
        for (var next = now; next < end; next += wait(random)) {
            LockSupport.parkNanos(Math.max(0, next - System.nanoTime()));
            if (underWay.get() < MOST_AT_ONCE) {
                begin(random.split());
            }
        }
    }

    private long wait(SplittableRandom random) {
        return (long) (random.nextExponential() / rate * TimeUnit.SECONDS.toNanos(1));
    }

    private void begin(SplittableRandom random) {
        var order = stage.run() + "-" + begun.incrementAndGet();
        underWay.incrementAndGet();
        threads.execute(() -> {
            try {
                live(order, random);
            } finally {
                underWay.decrementAndGet();
            }
        });
    }

    private void live(String order, SplittableRandom random) {
        var shop = stage.shops().get(random.nextInt(stage.shops().size()));
        try {
            Lives.choose(random, stage.isLong())
                    .live(new Till(stage, shop, random, order), new Payer(stage));
        } catch (NoAnswer e) {
            stage.journal().add(new Unanswered(order + ": " + e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // A fault of the load itself must not pass for a quiet gateway.
            stage.journal().add(new Odd(Finding.Kind.UNEXPLAINED, order, "the load failed: " + e));
        }
    }

    int begun() {
        return begun.get();
    }

    int underWay() {
        return underWay.get();
    }

    /** Lets the lives end; those that do not in time are cut off, which answers false. */
    boolean finish(Duration limit) throws InterruptedException {
        threads.shutdown();
        if (threads.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            return true;
        }
        threads.shutdownNow();
        return threads.awaitTermination(5, TimeUnit.SECONDS);
    }
}
