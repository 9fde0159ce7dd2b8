package dev.tollbridge.notification;

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
 * A server whose clock is moved by hand and whose worker runs only when the test says so. All such
 * tests share one database, so each empties it of what is due before it begins.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServerTest
@TestPropertySource(
        properties = {
            "tollbridge.webhooks.enabled=false",
            "tollbridge.webhooks.concurrency-per-endpoint=2"
        })
@Import({DeliveryTest.Time.class, Shops.class})
@interface DeliveryTest {

    @TestConfiguration(proxyBeanMethods = false)
    class Time {
        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock();
        }
    }
}
