package dev.tollbridge.kernel;

import java.util.Optional;
import java.util.UUID;

/**
 * How 128 bits are printed: 26 digits of Crockford's base 32 in lower case, most significant first,
 * so that texts sort as the ids do. 26 digits hold 130 bits; the first digit is therefore 0 to 7.
 */
public final class IdFormat {
    public static final int LENGTH = 26;

    /** What {@link #parse} takes. */
    public static final String PATTERN = "[0-7][0-9a-hjkmnp-tv-z]{25}";

    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private IdFormat() {}

    public static String print(UUID id) {
        var text = new char[LENGTH];
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = DIGITS.charAt((int) (low & 31));
            low = (low >>> 5) | (high << 59);
            high >>>= 5;
        }
        return new String(text);
    }

    /**
     * Empty if the text is not exactly what {@link #print} makes: there is one spelling for each
     * id.
     */
    public static Optional<UUID> parse(String text) {
        if (text.length() != LENGTH || text.charAt(0) > '7') {
            return Optional.empty();
        }
        long high = 0;
        long low = 0;
        for (int i = 0; i < LENGTH; i++) {
            int digit = DIGITS.indexOf(text.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            high = (high << 5) | (low >>> 59);
            low = (low << 5) | digit;
        }
        return Optional.of(new UUID(high, low));
    }
}
