package dev.tollbridge.simulators.core;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Timers that do nothing by themselves: whoever drives them sees what is due and says what runs,
 * when and in which order. For one driver at a time.
 */
public final class PulledTimers implements Timers {
    private record Task(Instant due, long sequence, String key, Runnable work) {}

    private final VirtualClock clock;
    private final TreeMap<String, Task> tasks = new TreeMap<>();
    private long sequence;

    public PulledTimers(VirtualClock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void at(String key, Instant due, Runnable work) {
        tasks.put(key, new Task(due, ++sequence, key, work));
    }

    @Override
    public synchronized void cancel(String key) {
        tasks.remove(key);
    }

    @Override
    public synchronized void clear(String prefix) {
        tasks.keySet().removeIf(key -> key.startsWith(prefix));
    }

    /** Keys of the tasks whose time has come, in the order in which they fell due. */
    public synchronized List<String> due() {
        var now = clock.instant();
        return tasks.values().stream()
                .filter(task -> !task.due().isAfter(now))
                .sorted(Comparator.comparing(Task::due).thenComparingLong(Task::sequence))
                .map(Task::key)
                .toList();
    }

    /** When the next task falls due. */
    public synchronized Optional<Instant> next() {
        return tasks.values().stream().map(Task::due).min(Comparator.naturalOrder());
    }

    /** Runs a task in the caller's thread and forgets it; nothing happens if there is none. */
    public void run(String key) {
        Task task;
        synchronized (this) {
            task = tasks.remove(key);
        }
        if (task != null) {
            task.work().run();
        }
    }
}
