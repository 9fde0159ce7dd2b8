package dev.tollbridge.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Numbers of random times lie within five standard deviations of what is expected. */
class RandomTimesTest {
    private static final double RATE = 10_000;

    private final double[] times = times(new RandomTimes(RATE, Duration.ofSeconds(2), 7));

    @Test
    void theRateGrowsEvenlyInTheFirstHalfOfTheLead() {
        assertThat(from(-2, -1.5)).isBetween(1_073L, 1_427L);
        assertThat(from(-1.5, -1)).isBetween(3_443L, 4_057L);
    }

    @Test
    void thenItStays() {
        assertThat(from(-1, 0)).isBetween(9_500L, 10_500L);
        assertThat(from(0, 4)).isBetween(39_000L, 41_000L);
    }

    @Test
    void thePiecesComeOneAfterTheOther() {
        assertThat(times).isSorted();
        assertThat(times[0]).isGreaterThanOrEqualTo(-2e9);
    }

    private long from(double second, double before) {
        return DoubleStream.of(times)
                .filter(time -> time >= second * 1e9 && time < before * 1e9)
                .count();
    }

    private static double[] times(RandomTimes times) {
        return DoubleStream.generate(times::next).takeWhile(time -> time < 5e9).toArray();
    }
}
