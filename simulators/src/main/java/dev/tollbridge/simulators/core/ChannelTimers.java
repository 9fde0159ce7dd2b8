package dev.tollbridge.simulators.core;

import java.time.Instant;

/**
 * One channel's part of the timers that all channels share.
 *
 * @param channel its name, put before every key
 */
record ChannelTimers(Timers shared, String channel) implements Timers {
    private String own(String key) {
        return channel + "/" + key;
    }

    @Override
    public void at(String key, Instant due, Runnable work) {
        shared.at(own(key), due, work);
    }

    @Override
    public void cancel(String key) {
        shared.cancel(own(key));
    }

    @Override
    public void clear(String prefix) {
        shared.clear(own(prefix));
    }
}
