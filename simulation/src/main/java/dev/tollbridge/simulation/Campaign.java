package dev.tollbridge.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Many seeds, over some workers with a database each. The first violation is shrunk. */
final class Campaign {
    static final Duration FOREVER = Duration.ofDays(365);

    private static final Duration PROGRESS = Duration.ofSeconds(10);

    private final long from;
    private final int seeds;
    private final Duration limit;
    private final long begun = System.nanoTime();
    private final Consumer<String> out;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong faults = new AtomicLong();
    private final AtomicInteger violations = new AtomicInteger();
    private final AtomicLong reported = new AtomicLong(System.nanoTime());

    /**
     * @param limit after that no further seed is begun
     */
    Campaign(long from, int seeds, Duration limit, Consumer<String> out) {
        this.from = from;
        this.seeds = seeds;
        this.limit = limit;
        this.out = out;
    }

    /**
     * Whether no invariant was violated.
     *
     * @param name of the databases that are made for it
     */
    boolean run(Database database, String name, int workers) {
        out.accept("seeds %d to %d".formatted(from, from + seeds - 1));
        var running = new ArrayList<CompletableFuture<Void>>();
        try (var threads = Executors.newFixedThreadPool(workers)) {
            for (int i = 0; i < workers; i++) {
                String own = name + i;
                running.add(CompletableFuture.runAsync(() -> work(database, own), threads));
            }
            running.forEach(CompletableFuture::join);
        }
        out.accept(
                "seeds=%d events=%d faults=%d violations=%d"
                        .formatted(finished.get(), events.get(), faults.get(), violations.get()));
        return violations.get() == 0;
    }

    private int take() {
        boolean isOver = System.nanoTime() - begun > limit.toNanos();
        return isOver ? seeds : next.getAndIncrement();
    }

    private void work(Database database, String name) {
        try (var world = new World(database, name, List.of())) {
            for (int i = take(); i < seeds; i = take()) {
                var outcome = History.run(world, from + i);
                finished.incrementAndGet();
                events.addAndGet(outcome.events());
                faults.addAndGet(outcome.faults());
                if (outcome.violation() != null && violations.incrementAndGet() == 1) {
                    Shrinker.shrink(world, outcome).print(out);
                } else if (outcome.violation() != null) {
                    out.accept("seed " + outcome.seed() + ": " + outcome.violation().getMessage());
                }
                progress();
            }
        }
    }

    private void progress() {
        long last = reported.get();
        if (System.nanoTime() - last > PROGRESS.toNanos()
                && reported.compareAndSet(last, System.nanoTime())) {
            out.accept(
                    "%d of %d seeds, %d events, %d faults, %d violations"
                            .formatted(
                                    finished.get(),
                                    seeds,
                                    events.get(),
                                    faults.get(),
                                    violations.get()));
        }
    }
}
