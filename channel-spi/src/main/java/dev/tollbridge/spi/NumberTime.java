package dev.tollbridge.spi;

import java.time.Instant;
import java.util.Optional;

/**
 * When one of our numbers was made. Every number that the gateway gives an order, a refund, a
 * capture or a release is 128 bits of a UUID of version 7 in 26 digits of Crockford's base 32,
 * lower case: the first ten digits are the milliseconds since 1970. Channels that know an order
 * only by its number and its time (UnionPay) read the time here, so that it is the same at each
 * repeat and at each query.
 */
public final class NumberTime {
    private static final int LENGTH = 26;
    private static final int TIME_DIGITS = 10;
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private NumberTime() {}

    /** Empty if the number is none that the gateway made. */
    public static Optional<Instant> of(String number) {
        if (number.length() != LENGTH || number.charAt(0) > '7') {
            return Optional.empty();
        }
        long millis = 0;
        for (int i = 0; i < LENGTH; i++) {
            int digit = DIGITS.indexOf(number.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            millis = i < TIME_DIGITS ? millis << 5 | digit : millis;
        }
        return Optional.of(Instant.ofEpochMilli(millis));
    }
}
