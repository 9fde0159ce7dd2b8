package dev.tollbridge.channels.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YuanTest {
    @ParameterizedTest
    @CsvSource({
        "12.30, 1230",
        "-0.01, -1",
        "+5, 500",
        "'', 0",
        "9999999999999.99, 999999999999999"
    })
    void readsAmountsWithTheirSign(String text, long fen) {
        assertThat(Yuan.fen(text)).isEqualTo(fen);
        assertThat(Yuan.roundedFen(text)).isEqualTo(fen);
    }

    @Test
    void partsOfAFenAreRefusedOrRounded() {
        assertThatThrownBy(() -> Yuan.fen("0.005")).isInstanceOf(ArithmeticException.class);
        assertThat(Yuan.roundedFen("0.005")).isEqualTo(1);
        assertThat(Yuan.roundedFen("-0.005")).isEqualTo(-1);
        assertThat(Yuan.roundedFen("0.0049")).isZero();
    }

    /** {@link java.math.BigDecimal} reads all of these, and works for minutes on the second. */
    @Tag("attack-slow-numbers")
    @ParameterizedTest
    @ValueSource(
            strings = {"1e3", "1e100000000", "0E999999999", "1e2147483647", "12345678901234", "１２"})
    void readsNoExponentAndNoOtherDigits(String text) {
        assertThatThrownBy(() -> Yuan.fen(text)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Yuan.roundedFen(text)).isInstanceOf(ArithmeticException.class);
    }
}
