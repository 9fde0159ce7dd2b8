package dev.tollbridge.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.Invariants;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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

    @Test
    @Tag("fault-35")
    void tenMinutesFastCostsNobodyMoney() {
        payAround(
                Duration.ofMinutes(10),
                shop -> {
                    var atTheTill = Call.barcode();
                    assertThat(atTheTill.send(shop.api()).text("/status")).isEqualTo("succeeded");
                    shop.assertPaidOnce(atTheTill);
                    var refund = shop.refund(atTheTill, 500, "r-" + atTheTill.name());
                    assertThat(refund.text("/status")).isEqualTo("succeeded");
                });
    }

    @Test
    @Tag("fault-35")
    void tenMinutesSlowIsRefusedAtTheTillAndCostsNobodyMoney() {
        payAround(
                Duration.ofMinutes(-10),
                shop -> {
                    // A code at the till is good for two minutes, which by the channel's clock are
                    // over.
                    var atTheTill = Call.barcode();
                    var answer = atTheTill.send(shop.api());
                    assertThat(answer.text("/status")).isEqualTo("requires_method");
                    assertThat(answer.text("/last_error/decline_code")).isEqualTo("order_expired");
                    assertThat(shop.fake().hasOrderAbout(atTheTill.name())).isFalse();

                    var onScreen = Call.qr();
                    onScreen.send(shop.api());
                    shop.pay(onScreen);
                    shop.assertPaidOnce(onScreen);
                });
    }

    /** One payment begins while the clock is right, and of its end only recovery can hear. */
    private void payAround(Duration error, Consumer<Payer> meanwhile) {
        try (var channel = new FaultShop()) {
            var shop = channel.open(server);
            var known = Call.qr();
            known.send(shop.api());
            clock.set(error);
            meanwhile.accept(shop);

            shop.fake().fault("{\"kind\":\"lose_notice\",\"times\":1}");
            shop.pay(known);
            clock.set(Duration.ZERO);
            shop.hurry(known);
            shop.assertPaidOnce(known);
            Invariants.assertHold(shop.sql());
        }
    }
}
