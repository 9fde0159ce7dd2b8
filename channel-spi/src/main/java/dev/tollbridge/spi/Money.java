package dev.tollbridge.spi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;
import java.util.regex.Pattern;

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

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,15})?");

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
     * Reads a decimal text in the major unit, as channels write it ({@code "12.30"}): at most 15
     * digits on each side of the point, no sign, no exponent.
     *
     * @throws ArithmeticException if the text has more decimals than the currency
     * @throws NumberFormatException if the text is no such number
     * @throws IllegalArgumentException if it is more than {@link #MAX_MINOR}
     */
    public static Money ofDecimal(String major, Currency currency) {
        // BigDecimal reads exponents, and works for minutes on the digits of a large one.
        if (!DECIMAL.matcher(major).matches()) {
            throw new NumberFormatException("not a plain decimal number");
        }
        var minor = new BigDecimal(major).movePointRight(currency.getDefaultFractionDigits());
        return new Money(minor.longValueExact(), currency);
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
