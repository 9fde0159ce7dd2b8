package dev.tollbridge.simulators;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How to start.
 *
 * @param host the address to listen on
 * @param port 0 for any free one
 * @param data where apps, keys and orders are kept over a restart; null to keep nothing
 * @param clock the base of the channels' clock
 * @param random where the channels' own numbers come from
 */
public record SimulatorOptions(
        String host, int port, @Nullable Path data, InstantSource clock, RandomGenerator random) {

    public static SimulatorOptions defaults() {
        return new SimulatorOptions(
                "127.0.0.1", 0, null, InstantSource.system(), new SecureRandom());
    }

    public SimulatorOptions withHost(String newHost) {
        return new SimulatorOptions(newHost, port, data, clock, random);
    }

    public SimulatorOptions withPort(int newPort) {
        return new SimulatorOptions(host, newPort, data, clock, random);
    }

    public SimulatorOptions withData(@Nullable Path newData) {
        return new SimulatorOptions(host, port, newData, clock, random);
    }

    public SimulatorOptions withClock(InstantSource newClock) {
        return new SimulatorOptions(host, port, data, newClock, random);
    }
}
