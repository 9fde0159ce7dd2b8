package dev.tollbridge.simulators.core;

/**
 * What a fake channel lives in.
 *
 * @param journal its own
 * @param timers those of all channels; each sees its own part, see {@link ChannelState}
 * @param callback how it reaches merchants; the channel closes it
 */
public record Surroundings(
        Journal journal, VirtualClock clock, Timers timers, Numbers numbers, Callback callback) {}
