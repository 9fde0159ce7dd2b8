package dev.tollbridge.simulators.core;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Amounts: decimal yuan on the wire and on pages, fen inside. */
public final class Yuan {
    private static final Pattern FORM = Pattern.compile("\\d{1,9}(\\.\\d{1,2})?");
    private static final long MAX_FEN = 10_000_000_000L;

    private Yuan() {}

    /** Fen from 1 to 100000000 yuan; empty for anything else. */
    public static OptionalLong parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        long fen = new BigDecimal(text).movePointRight(2).longValueExact();
        return fen < 1 || fen > MAX_FEN ? OptionalLong.empty() : OptionalLong.of(fen);
    }

    public static String of(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
