package dev.tollbridge.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollbridge.merchant.FeeRule.Rounding;
import dev.tollbridge.spi.Money;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeeRuleTest {
    @ParameterizedTest
    @CsvSource({
        // rate, fixed, amount, half_up, half_even, up, down
        "0,        0,   8800,   0,   0,   0,   0",
        "0.006,    0,   8800,  53,  53,  53,  52", // 52.8
        "0.006,    0,    750,   5,   4,   5,   4", // 4.5
        "0.006,    0,    250,   2,   2,   2,   1", // 1.5
        "0.006,    0,      1,   0,   0,   1,   0", // 0.006
        "0.006,    0,  10000,  60,  60,  60,  60",
        "0.000001, 0, 500000,   1,   0,   1,   0", // 0.5
        "0.029,   30,   1000,  59,  59,  59,  59",
        "0.029,   30,     20,  20,  20,  20,  20", // never more than the amount
        "0,       30,      0,   0,   0,   0,   0",
        "1,        5,    100, 100, 100, 100, 100",
        "0.999999, 0, 1000000000000, 999999000000, 999999000000, 999999000000, 999999000000",
    })
    void roundsAsAgreed(
            String rate, long fixed, long amount, long halfUp, long halfEven, long up, long down) {
        int ppm = FeeRule.ppm(rate);
        assertThat(new FeeRule(ppm, fixed, Rounding.HALF_UP, false).of(amount)).isEqualTo(halfUp);
        assertThat(new FeeRule(ppm, fixed, Rounding.HALF_EVEN, false).of(amount))
                .isEqualTo(halfEven);
        assertThat(new FeeRule(ppm, fixed, Rounding.UP, false).of(amount)).isEqualTo(up);
        assertThat(new FeeRule(ppm, fixed, Rounding.DOWN, false).of(amount)).isEqualTo(down);
    }

    @ParameterizedTest
    @EnumSource
    void refundsBringBackTheWholeFeeStepByStep(Rounding rounding) {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            var rule =
                    new FeeRule(random.nextInt(0, 1_000_001), random.nextInt(50), rounding, true);
            long amount = random.nextLong(1, i % 2 == 0 ? 200 : Money.MAX_MINOR + 1);
            long left = amount;
            long back = 0;
            while (left > 0) {
                long refund = random.nextLong(1, left + 1);
                long fee = rule.returned(left, left - refund);
                assertThat(fee).as("%s, seed %s", rule, seed).isBetween(0L, refund);
                back += fee;
                left -= refund;
            }
            assertThat(back).as("%s of %s, seed %s", rule, amount, seed).isEqualTo(rule.of(amount));
        }
    }

    @Test
    void nothingComesBackUnlessAgreed() {
        var kept = new FeeRule(6_000, 10, Rounding.HALF_UP, false);
        assertThat(kept.returned(10_000, 0)).isZero();
        assertThat(FeeRule.NONE.of(Money.MAX_MINOR)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void isReadAsItIsWritten(Rounding rounding) {
        for (var rule :
                new FeeRule[] {
                    new FeeRule(1_000_000, Money.MAX_MINOR, rounding, true),
                    new FeeRule(6_000, 0, rounding, false)
                }) {
            assertThat(FeeRule.parse(rule.text())).isEqualTo(rule);
            assertThat(FeeRule.ppm(rule.rate())).isEqualTo(rule.ratePpm());
        }
        assertThat(new FeeRule(6_000, 0, Rounding.HALF_UP, false).text())
                .isEqualTo("6000:0:half_up:kept");
        assertThat(new FeeRule(6_000, 0, rounding, false).rate()).isEqualTo("0.006");
        assertThat(FeeRule.NONE.rate()).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "6000:0:half_up",
                "-1:0:half_up:kept",
                "6000:0:HALF_UP:kept",
                "1000001:0:up:kept",
                "0:9999999999999:up:kept",
                "6000:0:half_up:kept:"
            })
    void refusesWhatIsNoRule(String text) {
        assertThatThrownBy(() -> FeeRule.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> FeeRule.ppm("0.0000001")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> FeeRule.NONE.of(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FeeRule.NONE.returned(1, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
