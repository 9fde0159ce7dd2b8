package dev.tollbridge.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    private static final Currency CNY = Currency.getInstance("CNY");

    @Test
    void readsAndPrintsDecimalsExactly() {
        assertThat(Money.ofDecimal("12.3", CNY)).isEqualTo(Money.of(1230, "CNY"));
        assertThat(Money.of(1230, "CNY").toDecimal()).isEqualTo("12.30");
        assertThat(Money.of(500, "JPY").toDecimal()).isEqualTo("500");
        assertThat(Money.of(1, "KWD").toDecimal()).isEqualTo("0.001");
    }

    @Test
    void refusesWhatWouldLoseOrInventMoney() {
        assertThatThrownBy(() -> Money.ofDecimal("0.001", CNY))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofDecimal("10000000000.01", CNY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.of(-1, "CNY")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.of(Money.MAX_MINOR + 1, "CNY"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.of(1, "CNY").plus(Money.of(1, "JPY")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.of(1, "CNY").minus(Money.of(2, "CNY")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** BigDecimal reads all but the first two, and works for minutes on some. */
    @Tag("attack-slow-numbers")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "NaN",
                "1e309",
                "1e100000000",
                "1e2147483647",
                "1e-999999999",
                "-1",
                "+1",
                "１",
                "1234567890123456"
            })
    void readsPlainDecimalsOnly(String text) {
        assertThatThrownBy(() -> Money.ofDecimal(text, CNY))
                .isInstanceOf(NumberFormatException.class);
    }
}
