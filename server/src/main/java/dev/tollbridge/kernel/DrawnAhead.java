package dev.tollbridge.kernel;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/**
 * Random numbers that come from another source many at a time: drawing one from a strong source
 * takes as long as drawing a hundred.
 */
final class DrawnAhead implements RandomGenerator {
    private static final int NUMBERS = 128;
    private final RandomGenerator source;
    private final ByteBuffer drawn = ByteBuffer.allocate(NUMBERS * Long.BYTES);

    DrawnAhead(RandomGenerator source) {
        this.source = source;
        drawn.limit(0);
    }

    @Override
    public synchronized long nextLong() {
        if (!drawn.hasRemaining()) {
            source.nextBytes(drawn.array());
            drawn.clear();
        }
        return drawn.getLong();
    }
}
