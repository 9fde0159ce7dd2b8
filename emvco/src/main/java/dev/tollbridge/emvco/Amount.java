package dev.tollbridge.emvco;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/** Currencies by ISO 4217's numbers, and amounts with a dot. */
final class Amount {
    private static final int MAX_LENGTH = 13;

    private Amount() {}

    static String number(Currency currency) {
        return String.format(Locale.ROOT, "%03d", currency.getNumericCode());
    }

    static Optional<Currency> currency(String number) {
        return Currency.availableCurrencies()
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .filter(currency -> number(currency).equals(number))
                // Old currencies kept their numbers for the new ones, whose codes ISO lists today.
                .min((a, b) -> a.getCurrencyCode().compareTo(b.getCurrencyCode()));
    }

    /**
     * In major units, with all decimals of the currency and none if it has none.
     *
     * @throws IllegalArgumentException if it is not above zero, or too long
     */
    static String write(long minor, Currency currency) {
        var text = BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()).toPlainString();
        if (minor <= 0 || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("an amount is above zero and has 13 characters");
        }
        return text;
    }

    /** Minor units; empty if it is no amount of that currency. */
    static Optional<Long> read(String text, Currency currency) {
        if (text.length() > MAX_LENGTH || !text.matches("[0-9]+(\\.[0-9]*)?")) {
            return Optional.empty();
        }
        var minor = new BigDecimal(text).movePointRight(currency.getDefaultFractionDigits());
        try {
            return Optional.of(minor.longValueExact());
        } catch (ArithmeticException e) {
            // More decimals than the currency has.
            return Optional.empty();
        }
    }
}
