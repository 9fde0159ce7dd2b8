package dev.tollbridge.kernel;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KernelConfiguration {
    /**
     * In microseconds, because PostgreSQL keeps no more: what a command answers is what a later
     * reading shows.
     */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }

    /** Strong, because keys' nonces and the payer's secrets are drawn from it. */
    @Bean
    RandomGenerator randomGenerator() {
        return new SecureRandom();
    }

    @Bean
    IdGenerator idGenerator(Clock clock, RandomGenerator random, ServerSettings settings) {
        // Of another source than a strong one numbers are cheap, and who sets it back (the
        // simulation, for each history) counts on the next one.
        var numbers = random instanceof SecureRandom ? new DrawnAhead(random) : random;
        return new IdGenerator(clock, numbers, settings.cell());
    }
}
