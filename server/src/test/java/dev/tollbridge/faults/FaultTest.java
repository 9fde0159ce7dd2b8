package dev.tollbridge.faults;

import dev.tollbridge.testing.AlipayShop;
import dev.tollbridge.testing.ServerTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;

/**
 * A server that loses patience with a channel after two seconds and with a channel account's
 * failures after a fraction of one, and whose clock can be set wrong.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServerTest
@TestPropertySource(
        properties = {
            "tollbridge.channel.deadline=2s",
            "tollbridge.channel.breaker-pause=200ms",
            "tollbridge.payment.recovery-poll-ms=100"
        })
@Import({FaultTest.Time.class, AlipayShop.Opener.class})
@interface FaultTest {

    @TestConfiguration(proxyBeanMethods = false)
    class Time {
        @Bean
        @Primary
        WrongClock wrongClock() {
            return new WrongClock();
        }
    }
}
