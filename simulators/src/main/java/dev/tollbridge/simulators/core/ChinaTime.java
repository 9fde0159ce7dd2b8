package dev.tollbridge.simulators.core;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Times as Chinese platforms write them: GMT+8 without a zone. */
public final class ChinaTime {
    public static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZONE);
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZONE);

    private ChinaTime() {}

    public static String of(Instant time) {
        return SECONDS.format(time);
    }

    public static String withMillis(Instant time) {
        return MILLIS.format(time);
    }

    public static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZONE);
    }

    /** Reads {@code yyyy-MM-dd HH:mm:ss}; seconds may be missing. */
    public static Optional<Instant> parse(String text) {
        String full = text.length() == 16 ? text + ":00" : text;
        try {
            return Optional.of(LocalDateTime.parse(full, SECONDS).toInstant(ZONE));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
