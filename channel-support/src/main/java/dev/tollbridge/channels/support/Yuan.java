package dev.tollbridge.channels.support;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * Amounts as bills print them: yuan with decimals, with a sign where money flows back. No exponent:
 * seven characters of one make a number whose digits take minutes to count.
 */
public final class Yuan {
    private static final Pattern AMOUNT = Pattern.compile("[+-]?[0-9]{1,13}(\\.[0-9]{1,10})?");
    private static final int FEN_DECIMALS = 2;

    private Yuan() {}

    /**
     * Fen, with the sign; an empty text is nothing.
     *
     * @throws ArithmeticException if it is no amount, or has parts of a fen
     */
    public static long fen(String text) {
        return decimal(text).longValueExact();
    }

    /**
     * Fen, with the sign, half a fen away from zero; an empty text is nothing.
     *
     * @throws ArithmeticException if it is no amount
     */
    public static long roundedFen(String text) {
        return decimal(text).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static BigDecimal decimal(String text) {
        if (text.isEmpty()) {
            return BigDecimal.ZERO;
        }
        if (!AMOUNT.matcher(text).matches()) {
            throw new ArithmeticException("no amount");
        }
        return new BigDecimal(text).movePointRight(FEN_DECIMALS);
    }
}
