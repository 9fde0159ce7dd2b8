package dev.tollbridge.simulators.core;

import java.time.Instant;

/**
 * Work that is due at a time of the {@link VirtualClock}. Each task has a key; scheduling the same
 * key again moves it.
 */
public interface Timers {
    /** Runs {@code work} once at {@code due}, at once if that has passed. */
    void at(String key, Instant due, Runnable work);

    /** Forgets a task; nothing happens if there is none. */
    void cancel(String key);

    /** Forgets all tasks whose keys begin so. */
    void clear(String prefix);
}
