package dev.tollbridge.channels.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "1, CNY, 1, ",
        "1, USD, 1, CURRENCY_NOT_SUPPORTED",
        "0, CNY, 1, AMOUNT_INVALID",
        "1, CNY, 0, ORDER_EXPIRED"
    })
    void tellsWhatNoChannelTakes(long minor, String currency, int seconds, DeclineCode expected) {
        var order =
                new PayOrder(
                        "T1",
                        Money.of(minor, currency),
                        "Tea",
                        null,
                        "wallet",
                        Scene.QR,
                        null,
                        null,
                        null,
                        0,
                        NOW.plus(Duration.ofSeconds(seconds)),
                        null,
                        Map.of());
        var problem = OrderRules.problem(order, new CallContext(NOW, new Random(1)), "The wallet");
        assertThat(problem.map(ChannelError::code).orElse(null)).isEqualTo(expected);
    }
}
