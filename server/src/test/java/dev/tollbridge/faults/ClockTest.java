package dev.tollbridge.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A server whose clock is wrong, beside a channel whose clock is right. */
@FaultTest
class ClockTest extends ChannelCase {
    @Autowired WrongClock clock;

    @Test
    @Tag("fault-35")
    void tenMinutesFastCostsNobodyMoney() {
        payAround(
                Duration.ofMinutes(10),
                () -> {
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
                () -> {
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
    private void payAround(Duration error, Runnable meanwhile) {
        var known = Call.qr();
        known.send(shop.api());
        clock.set(error);
        try {
            meanwhile.run();
            shop.fake().once("lose_notice");
            shop.pay(known);
        } finally {
            clock.set(Duration.ZERO);
        }
        shop.hurry(known);
        shop.assertPaidOnce(known);
    }
}
