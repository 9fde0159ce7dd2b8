package dev.tollbridge.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.Invariants;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A server whose clock is wrong, beside a channel whose clock is right. */
@FaultTest
class ClockTest {
    @Autowired ApplicationContext server;
    @Autowired WrongClock clock;

    @AfterEach
    void right() {
        clock.set(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(longs = {10, -10})
    @Tag("fault-35")
    void tenMinutesOffCostsNobodyMoney(long minutes) {
        try (var channel = new FaultShop()) {
            var shop = channel.open(server);
            var known = Call.qr();
            known.send(shop.api());
            clock.set(Duration.ofMinutes(minutes));

            var atTheTill = Call.barcode();
            assertThat(atTheTill.send(shop.api()).text("/status")).isEqualTo("succeeded");
            shop.assertPaidOnce(atTheTill);
            var refund = shop.refund(atTheTill, 500, "r-" + atTheTill.name());
            assertThat(refund.text("/status")).isEqualTo("succeeded");

            // One that began while the clock was right, and of which recovery has to hear.
            shop.fake().fault("{\"kind\":\"lose_notice\",\"times\":1}");
            shop.pay(known);
            clock.set(Duration.ZERO);
            shop.hurry(known);
            shop.assertPaidOnce(known);
            Invariants.assertHold(shop.sql());
        }
    }
}
