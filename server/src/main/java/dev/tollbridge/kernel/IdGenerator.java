package dev.tollbridge.kernel;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes UUIDs of version 7 (RFC 9562): 48 bits of milliseconds, then 12 bits that name the cell in
 * which the merchant lives, then 62 random bits. Ids made in one millisecond are in no order among
 * themselves.
 */
public final class IdGenerator {
    private static final int CELLS = 1 << 12;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final int cell;

    /**
     * @param cell 0 to 4095
     */
    public IdGenerator(InstantSource clock, RandomGenerator random, int cell) {
        if (cell < 0 || cell >= CELLS) {
            throw new IllegalArgumentException(
                    "cell out of range 0 to " + (CELLS - 1) + ": " + cell);
        }
        this.clock = clock;
        this.random = random;
        this.cell = cell;
    }

    public UUID next() {
        long high = (clock.millis() << 16) | 0x7000L | cell;
        long low = (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /**
     * The n-th id that follows from another: always the same one, of the same time and cell. For
     * what a pure function has to name.
     *
     * @param n from 1
     */
    public static UUID derived(UUID from, int n) {
        long mixed = (0x9E37_79B9_7F4A_7C15L * n) >>> 2;
        return new UUID(from.getMostSignificantBits(), from.getLeastSignificantBits() ^ mixed);
    }

    /** When an id was made, in milliseconds. */
    public static Instant timeOf(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    /** No id that is made at this time or later sorts before it. */
    public static UUID earliest(Instant time) {
        return new UUID(time.toEpochMilli() << 16, 0);
    }

    /** The cell named in an id. */
    public static int cellOf(UUID id) {
        return (int) (id.getMostSignificantBits() & (CELLS - 1));
    }
}
