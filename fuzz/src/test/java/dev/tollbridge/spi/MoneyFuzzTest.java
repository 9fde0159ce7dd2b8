package dev.tollbridge.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Decimal amounts as channels write them. */
class MoneyFuzzTest {
    private static final List<Currency> CURRENCIES =
            List.of(
                    Currency.getInstance("CNY"),
                    Currency.getInstance("JPY"),
                    Currency.getInstance("KWD"));

    /** Only the documented exceptions, and what is read prints as the same amount. */
    @FuzzTest
    void readsOrRefuses(@NotNull String text) {
        for (var currency : CURRENCIES) {
            read(text, currency)
                    .ifPresent(money ->
                            assertEquals(Optional.of(money), read(money.toDecimal(), currency)));
        }
    }

    /** Documented: too many decimals, no number, out of range. */
    private static Optional<Money> read(String text, Currency currency) {
        try {
            return Optional.of(Money.ofDecimal(text, currency));
        } catch (ArithmeticException | IllegalArgumentException refused) {
            return Optional.empty();
        }
    }
}
