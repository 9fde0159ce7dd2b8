package dev.tollbridge.simulators.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Timers that run by themselves, on virtual threads. {@link #advance} stops at every due time on
 * its way, so a chain of retries happens at the times it would have happened.
 */
public final class LiveTimers implements Timers, AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration QUIET_LIMIT = Duration.ofSeconds(30);

    private record Task(Instant due, long sequence, String key, Runnable work) {}

    private final VirtualClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantLock advancing = new ReentrantLock();
    private final Condition quiet = lock.newCondition();
    private final Map<String, Task> tasks = new HashMap<>();
    private final NavigableSet<Task> byDue =
            new TreeSet<>(Comparator.comparing(Task::due).thenComparingLong(Task::sequence));
    private long sequence;
    private final Thread ticker;
    private int running;
    private boolean closed;

    public LiveTimers(VirtualClock clock) {
        this.clock = clock;
        this.ticker = Thread.ofVirtual().name("timers").start(this::tick);
    }

    @Override
    public void at(String key, Instant due, Runnable work) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            remove(key);
            Task task = new Task(due, ++sequence, key, work);
            tasks.put(key, task);
            byDue.add(task);
        } finally {
            lock.unlock();
        }
        startDue();
    }

    @Override
    public void cancel(String key) {
        lock.lock();
        try {
            remove(key);
        } finally {
            lock.unlock();
        }
    }

    private void remove(String key) {
        Task old = tasks.remove(key);
        if (old != null) {
            byDue.remove(old);
        }
    }

    @Override
    public void clear(String prefix) {
        lock.lock();
        try {
            byDue.removeIf(task -> task.key().startsWith(prefix));
            tasks.keySet().removeIf(key -> key.startsWith(prefix));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Moves the clock forward and returns once everything that fell due on the way has been done.
     *
     * @param step how far, not negative
     */
    public void advance(Duration step) throws InterruptedException {
        advancing.lock();
        try {
            awaitQuiet();
            Instant target = clock.instant().plus(step);
            for (Optional<Instant> next = nextDue(); isDueBy(next, target); next = nextDue()) {
                clock.moveTo(next.orElseThrow());
                startDue();
                awaitQuiet();
            }
            clock.moveTo(target);
            startDue();
            awaitQuiet();
        } finally {
            advancing.unlock();
        }
    }

    private static boolean isDueBy(Optional<Instant> due, Instant target) {
        return due.isPresent() && !due.get().isAfter(target);
    }

    private Optional<Instant> nextDue() {
        lock.lock();
        try {
            return byDue.isEmpty() ? Optional.empty() : Optional.of(byDue.first().due());
        } finally {
            lock.unlock();
        }
    }

    private void startDue() {
        List<Task> due = new ArrayList<>();
        lock.lock();
        try {
            Instant now = clock.instant();
            while (!byDue.isEmpty() && !byDue.first().due().isAfter(now)) {
                Task task = byDue.first();
                remove(task.key());
                due.add(task);
            }
            running += due.size();
        } finally {
            lock.unlock();
        }
        due.forEach(task -> Thread.ofVirtual().name("timer").start(() -> run(task)));
    }

    private void run(Task task) {
        try {
            task.work().run();
        } finally {
            lock.lock();
            try {
                running--;
                quiet.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void awaitQuiet() throws InterruptedException {
        lock.lock();
        try {
            long left = QUIET_LIMIT.toNanos();
            while (running > 0 && left > 0) {
                left = quiet.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void tick() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                TimeUnit.NANOSECONDS.sleep(TICK.toNanos());
            } catch (InterruptedException e) {
                return;
            }
            startDue();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            tasks.clear();
            byDue.clear();
        } finally {
            lock.unlock();
        }
        ticker.interrupt();
    }
}
