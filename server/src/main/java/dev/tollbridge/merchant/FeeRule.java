package dev.tollbridge.merchant;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.tollbridge.spi.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a channel keeps of a payment: a rate and a fixed part, agreed with the channel. A rule is
 * agreed when an attempt is made and stays with it, whatever is agreed later.
 *
 * @param ratePpm parts of a million, 0 to 1,000,000: 6000 is 0.6 %
 * @param fixedMinor minor units of the payment's currency, 0 to {@link Money#MAX_MINOR}
 * @param rounding of the rate's part; the fixed part is whole
 * @param returnedOnRefund whether the channel gives its fee back in the proportion of a refund
 */
public record FeeRule(int ratePpm, long fixedMinor, Rounding rounding, boolean returnedOnRefund) {
    public static final int MAX_PPM = 1_000_000;

    /** The channel keeps nothing. */
    public static final FeeRule NONE = new FeeRule(0, 0, Rounding.HALF_UP, false);

    private static final int PPM_DECIMALS = 6;
    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,7}):(\\d{1,13}):(half_up|half_even|up|down):(kept|returned)");

    /** To a whole minor unit. Fees are never negative, so up and down are away from and to zero. */
    public enum Rounding {
        HALF_UP(RoundingMode.HALF_UP),
        HALF_EVEN(RoundingMode.HALF_EVEN),
        UP(RoundingMode.UP),
        DOWN(RoundingMode.DOWN);

        private final RoundingMode mode;

        Rounding(RoundingMode mode) {
            this.mode = mode;
        }

        /** As printed: {@code half_up}. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public FeeRule {
        if (ratePpm < 0 || ratePpm > MAX_PPM) {
            throw new IllegalArgumentException(
                    "rate out of range 0 to " + MAX_PPM + " ppm: " + ratePpm);
        }
        if (fixedMinor < 0 || fixedMinor > Money.MAX_MINOR) {
            throw new IllegalArgumentException(
                    "fixed part out of range 0 to " + Money.MAX_MINOR + ": " + fixedMinor);
        }
    }

    /**
     * The fee of an amount: the rate's part, rounded, and the fixed part, together never more than
     * the amount. It never falls when the amount grows.
     *
     * @param amountMinor 0 to {@link Money#MAX_MINOR}
     */
    public long of(long amountMinor) {
        if (amountMinor < 0 || amountMinor > Money.MAX_MINOR) {
            throw new IllegalArgumentException(
                    "amount out of range 0 to " + Money.MAX_MINOR + ": " + amountMinor);
        }
        long byRate =
                BigDecimal.valueOf(Math.multiplyExact(amountMinor, ratePpm), PPM_DECIMALS)
                        .setScale(0, rounding.mode)
                        .longValueExact();
        return Math.min(amountMinor, byRate + fixedMinor);
    }

    /**
     * The fee that a refund brings back. As it is the difference of what is owed before and after,
     * the parts of a payment that is refunded step by step add up to the whole fee, to the cent.
     *
     * @param remainingBefore what was captured and not refunded before, in minor units
     * @param remainingAfter the same after the refund; 0 to {@code remainingBefore}
     */
    public long returned(long remainingBefore, long remainingAfter) {
        if (remainingAfter > remainingBefore) {
            throw new IllegalArgumentException(
                    "a refund leaves " + remainingAfter + " of " + remainingBefore);
        }
        return returnedOnRefund ? of(remainingBefore) - of(remainingAfter) : 0;
    }

    /** The rate as people write it: {@code 0.006}. */
    public String rate() {
        return BigDecimal.valueOf(ratePpm, PPM_DECIMALS).stripTrailingZeros().toPlainString();
    }

    /**
     * @param decimal 0 to 1, with at most 6 decimals
     * @throws ArithmeticException if it has more decimals, or more digits than a rate can have
     */
    public static int ppm(String decimal) {
        return new BigDecimal(decimal).movePointRight(PPM_DECIMALS).intValueExact();
    }

    /** As it is stored; {@link #parse} reads it: {@code 6000:0:half_up:kept}. */
    public String text() {
        return ratePpm
                + ":"
                + fixedMinor
                + ":"
                + rounding.code()
                + ":"
                + (returnedOnRefund ? "returned" : "kept");
    }

    /**
     * @throws IllegalArgumentException if the text is not what {@link #text} makes
     */
    public static FeeRule parse(String text) {
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no fee rule: " + text);
        }
        return new FeeRule(
                Integer.parseInt(parts.group(1)),
                Long.parseLong(parts.group(2)),
                Rounding.valueOf(parts.group(3).toUpperCase(Locale.ROOT)),
                parts.group(4).equals("returned"));
    }
}
