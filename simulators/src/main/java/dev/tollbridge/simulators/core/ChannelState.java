package dev.tollbridge.simulators.core;

import java.time.Instant;
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
    protected ChannelState(
            String channel, Journal journal, VirtualClock clock, Timers timers, Numbers numbers) {
        this.journal = journal;
        this.clock = clock;
        this.timers = new ChannelTimers(timers, channel);
        this.numbers = numbers;
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
