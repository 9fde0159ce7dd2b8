package dev.tollbridge.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawnAheadTest {
    /** Each eight bytes are the next number. */
    private static final class Counting implements RandomGenerator {
        private final AtomicLong last = new AtomicLong();
        private int draws;

        @Override
        public long nextLong() {
            throw new AssertionError("one at a time");
        }

        @Override
        public void nextBytes(byte[] bytes) {
            draws++;
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                buffer.putLong(last.incrementAndGet());
            }
        }
    }

    @Test
    void everyNumberOfTheSourceIsUsedOnceAndInOrder() {
        var source = new Counting();
        var random = new DrawnAhead(source);
        assertThat(IntStream.rangeClosed(1, 1000).mapToObj(i -> random.nextLong()).toList())
                .isEqualTo(IntStream.rangeClosed(1, 1000).mapToObj(i -> (long) i).toList());
        assertThat(source.draws).isEqualTo(8);
    }

    @Test
    void noTwoThreadsGetTheSame() throws Exception {
        var random = new DrawnAhead(new Counting());
        var seen = ConcurrentHashMap.<Long>newKeySet();
        var calls = new ArrayList<Callable<List<Boolean>>>();
        for (int i = 0; i < 8; i++) {
            calls.add(() ->
                    IntStream.range(0, 5000).mapToObj(n -> seen.add(random.nextLong())).toList());
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var added : threads.invokeAll(calls)) {
                assertThat(added.get()).doesNotContain(false);
            }
        }
        assertThat(seen).hasSize(40_000);
    }
}
