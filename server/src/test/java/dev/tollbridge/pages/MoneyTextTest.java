package dev.tollbridge.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.Money;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTextTest {
    @ParameterizedTest
    @CsvSource({
        "en,CNY,123456789,'¥1,234,567.89'",
        "zh-CN,CNY,1,¥0.01",
        "en,JPY,5000,'¥5,000'",
        "en,USD,1230,$12.30",
        "en,KWD,1234,KWD 1.234",
    })
    void writesWhatPeopleRead(String language, String currency, long minor, String text) {
        assertThat(MoneyText.of(Money.of(minor, currency), Locale.forLanguageTag(language)))
                .isEqualTo(text.replace(' ', '\u00a0'));
    }
}
