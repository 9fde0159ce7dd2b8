package dev.tollbridge.spi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;

/**
 * An amount in the minor unit of its currency (fen for CNY, yen for JPY). Never negative: what
 * flows back is a refund, a type of its own. Arithmetic is exact; an overflow or a mix of
 * currencies throws.
 *
 * @param minor 0 to {@link #MAX_MINOR}
 */
public record Money(long minor, Currency currency) {
    /**
     * Far above any payment and far below overflow, so that sums of many amounts stay exact in a
     * long.
     */
    public static final long MAX_MINOR = 1_000_000_000_000L;

    public Money {
        Objects.requireNonNull(currency);
        if (minor < 0 || minor > MAX_MINOR) {
            throw new IllegalArgumentException(
                    "amount out of range 0 to " + MAX_MINOR + ": " + minor);
        }
    }

    public static Money of(long minor, String currencyCode) {
        return new Money(minor, Currency.getInstance(currencyCode));
    }

    /**
     * Reads a decimal text in the major unit, as channels write it ({@code "12.30"}).
     *
     * @throws ArithmeticException if the text has more decimals than the currency
     * @throws NumberFormatException if the text is no decimal number
     */
    public static Money ofDecimal(String major, Currency currency) {
        var value = new BigDecimal(major);
        if (value.precision() - value.scale() > 15 || value.scale() > 15) {
            throw new ArithmeticException("amount has too many digits");
        }
        return new Money(
                value.movePointRight(currency.getDefaultFractionDigits()).longValueExact(),
                currency);
    }

    /**
     * The decimal text in the major unit with all decimals of the currency: {@code 12.30}, {@code
     * 500} for JPY.
     */
    public String toDecimal() {
        int digits = currency.getDefaultFractionDigits();
        return BigDecimal.valueOf(minor, digits)
                .setScale(digits, RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, same(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, same(other).minor), currency);
    }

    public boolean isMoreThan(Money other) {
        return minor > same(other).minor;
    }

    public boolean isZero() {
        return minor == 0;
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(
                    "currencies differ: " + currency + " and " + other.currency);
        }
        return other;
    }

    @Override
    public String toString() {
        return toDecimal() + " " + currency;
    }
}
