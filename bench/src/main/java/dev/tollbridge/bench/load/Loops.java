package dev.tollbridge.bench.load;

import dev.tollbridge.bench.load.Work.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongPredicate;

/** Does work again and again, in either of the two ways that load comes in. */
public final class Loops {
    /** Of an open loop; what comes beyond waits here, and its waiting counts. */
    private static final int MOST_IN_FLIGHT = 4096;

    private static final int LEAD = 5;

    /**
     * Pieces begin up to so late, which counts: a load that wakes up for each of them costs half as
     * much again of the processors that it shares with what it measures.
     */
    private static final long TICK_NS = 1_000_000;

    /**
     * What the server asks of those whom it turns away; a client that waits for answers does it.
     */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private static final Duration DRAIN = Duration.ofSeconds(35);
    private final AtomicLong numbers = new AtomicLong();

    /**
     * Each client begins the next piece when the last is done: shows how much can be done. What is
     * done in the first fifth of that time again, before it, does not count: by then the clients
     * are spread over what a piece consists of.
     */
    public Round closed(Work work, int clients, Duration time) throws InterruptedException {
        var score = new Score();
        long from = System.nanoTime() + time.dividedBy(LEAD).toNanos();
        var window = new Window(from, from + time.toNanos());
        var threads = new ArrayList<Thread>();
        for (int n = 0; n < clients; n++) {
            threads.add(Thread.ofVirtual().start(() -> client(work, score, window)));
        }
        for (var thread : threads) {
            thread.join();
        }
        return score.round(clients, 0, window.seconds());
    }

    /** The time that is looked at, in nanoseconds of the clock. */
    private record Window(long from, long end) {
        boolean holds(long time) {
            return time >= from && time < end;
        }

        double seconds() {
            return (end - from) / 1e9;
        }
    }

    private void client(Work work, Score score, Window window) {
        for (long now = System.nanoTime(); now < window.end(); now = System.nanoTime()) {
            if (one(work, score, now, window::holds, window) == Verdict.SHED) {
                LockSupport.parkNanos(RETRY_AFTER.toNanos());
            }
        }
    }

    /**
     * Pieces begin at the times of {@link RandomTimes}, whatever became of earlier ones; latency
     * counts from the time at which a piece was to begin, so that a server that stalls cannot hide
     * it. Those that are to begin in the lead, a fifth of that time again before it, have no
     * latency. Per second counts what ends within the time, whenever it was to begin.
     */
    public Round open(Work work, double rate, Duration time, long seed)
            throws InterruptedException {
        var score = new Score();
        var slots = new Semaphore(MOST_IN_FLIGHT);
        // Only those under way: a hundred thousand that have ended would be copied by each
        // collection.
        Set<Thread> underWay = ConcurrentHashMap.newKeySet();
        long from = System.nanoTime() + time.dividedBy(LEAD).toNanos();
        var window = new Window(from, from + time.toNanos());
        var times = new RandomTimes(rate, time.dividedBy(LEAD), seed);
        double at = times.next();
        int counted = 0;
        while (at < time.toNanos()) {
            long due = from + (long) at;
            boolean counts = at >= 0;
            counted += counts ? 1 : 0;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(Math.max(TICK_NS, due - System.nanoTime()));
            }
            var thread =
                    Thread.ofVirtual()
                            .unstarted(() -> {
                                arrival(work, score, slots, due, now -> counts, window);
                                underWay.remove(Thread.currentThread());
                            });
            underWay.add(thread);
            thread.start();
            at = times.next();
        }
        drain(underWay);
        return score.round(MOST_IN_FLIGHT, counted / window.seconds(), window.seconds());
    }

    private void arrival(
            Work work,
            Score score,
            Semaphore slots,
            long due,
            LongPredicate counts,
            Window window) {
        try {
            slots.acquire();
            try {
                one(work, score, due, counts, window);
            } finally {
                slots.release();
            }
        } catch (InterruptedException e) {
            score.failed(new IOException("not begun in time"));
        }
    }

    /** What is not done by then was not done. */
    private static void drain(Iterable<Thread> threads) throws InterruptedException {
        long end = System.nanoTime() + DRAIN.toNanos();
        for (var thread : threads) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0 || !thread.join(Duration.ofMillis(left))) {
                thread.interrupt();
                thread.join();
            }
        }
    }

    /**
     * @param counts whether its latency does, from when it was done
     */
    private Verdict one(Work work, Score score, long began, LongPredicate counts, Window window) {
        var verdict = Verdict.DONE;
        try {
            verdict = work.once(numbers.incrementAndGet());
            long now = System.nanoTime();
            if (verdict == Verdict.SHED) {
                score.shed();
            } else {
                score.done(now - began, counts.test(now), window.holds(now));
            }
        } catch (IOException e) {
            score.failed(e);
        } catch (InterruptedException e) {
            score.failed(new IOException("not done in time"));
        }
        return verdict;
    }
}
