package dev.tollbridge.simulators.core;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What the memory of every channel stands on. Whoever reads and then changes holds {@link #locked}.
 */
public class ChannelState {
    private final ReentrantLock lock = new ReentrantLock();
    private final Faults faults = new Faults();
    private final Journal journal;
    private final VirtualClock clock;
    private final Timers timers;
    private final Numbers numbers;

    /**
     * @param channel its name, unique among those that share the timers
     */
    protected ChannelState(String channel, Surroundings around) {
        this.journal = around.journal();
        this.clock = around.clock();
        this.timers = new ChannelTimers(around.timers(), channel);
        this.numbers = around.numbers();
    }

    /**
     * Forgets all but what is told to be kept: timers and faults too.
     *
     * @param passing cleared
     * @param kept written anew, because the journal forgets everything
     */
    protected final void forget(List<Forgetful> passing, List<Table<?>> kept) {
        locked(() -> {
            timers.clear("");
            faults.remove(fault -> true);
            passing.forEach(Forgetful::clear);
            journal.clear();
            kept.forEach(Table::saveAll);
            return true;
        });
    }

    public final <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    public final Instant now() {
        return clock.instant();
    }

    public final VirtualClock clock() {
        return clock;
    }

    public final Timers timers() {
        return timers;
    }

    public final Faults faults() {
        return faults;
    }

    public final Numbers numbers() {
        return numbers;
    }

    public final Journal journal() {
        return journal;
    }
}
