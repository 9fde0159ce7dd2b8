package dev.tollbridge.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    @Test
    void spansThreeDaysThenEnds() {
        var schedule = withChance(0.5);
        Duration total =
                IntStream.range(1, RetrySchedule.MAX_TRIES)
                        .mapToObj(tries -> schedule.afterTry(tries, Duration.ZERO).orElseThrow())
                        .reduce(Duration.ZERO, Duration::plus);
        assertThat(total).isBetween(Duration.ofHours(71), Duration.ofHours(73));
        assertThat(schedule.afterTry(RetrySchedule.MAX_TRIES, Duration.ZERO)).isEmpty();
    }

    @Test
    void startsSoonAndWaitsLongerEachTime() {
        var schedule = withChance(0.5);
        assertThat(schedule.afterTry(1, Duration.ZERO)).contains(Duration.ofSeconds(5));
        assertThat(schedule.afterTry(2, Duration.ZERO)).contains(Duration.ofSeconds(30));
        assertThat(schedule.afterTry(10, Duration.ZERO)).contains(Duration.ofHours(12));
    }

    @Test
    void chanceSpreadsTheTries() {
        assertThat(withChance(0).afterTry(2, Duration.ZERO)).contains(Duration.ofSeconds(27));
        assertThat(withChance(0.999999).afterTry(2, Duration.ZERO))
                .contains(Duration.ofSeconds(33));
    }

    @Test
    void aReceiverMayAskForMoreTimeButNotForAllTime() {
        var schedule = withChance(0.5);
        assertThat(schedule.afterTry(1, Duration.ofMinutes(3))).contains(Duration.ofMinutes(3));
        assertThat(schedule.afterTry(3, Duration.ofSeconds(1))).contains(Duration.ofMinutes(2));
        assertThat(schedule.afterTry(1, Duration.ofDays(400))).contains(RetrySchedule.LONGEST_WISH);
    }

    private static RetrySchedule withChance(double chance) {
        return new RetrySchedule(
                new RandomGenerator() {
                    @Override
                    public long nextLong() {
                        return 0;
                    }

                    @Override
                    public double nextDouble() {
                        return chance;
                    }
                });
    }
}
