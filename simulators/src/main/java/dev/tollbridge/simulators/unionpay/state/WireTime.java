package dev.tollbridge.simulators.unionpay.state;

import dev.tollbridge.simulators.core.ChinaTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Times as UnionPay writes them: China's, without a zone (notes 2). */
public final class WireTime {
    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("MMddHHmmss", Locale.ROOT);

    /** Settlement days are cut an hour before midnight. */
    private static final Duration CUT = Duration.ofHours(1);

    private WireTime() {}

    public static String full(Instant at) {
        return FULL.format(at.atOffset(ChinaTime.ZONE));
    }

    /** Without the year. */
    public static String shortened(Instant at) {
        return SHORT.format(at.atOffset(ChinaTime.ZONE));
    }

    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, FULL).toInstant(ChinaTime.ZONE));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The day in whose file it stands. */
    public static LocalDate settlementDay(Instant at) {
        return ChinaTime.day(at.plus(CUT));
    }
}
