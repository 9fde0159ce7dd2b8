package dev.tollbridge.spi;

import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Time and chance, as inputs.
 *
 * @param now the time to stamp and to judge with
 * @param random source of nonces and initialization vectors; cryptographically strong in
 *     production, seeded in tests
 */
public record CallContext(Instant now, RandomGenerator random) {}
