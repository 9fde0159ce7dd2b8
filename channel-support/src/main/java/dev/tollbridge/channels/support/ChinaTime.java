package dev.tollbridge.channels.support;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Times as a channel of mainland China prints them: in its one zone, and mostly without naming it.
 */
public final class ChinaTime {
    public static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    private final DateTimeFormatter format;

    private ChinaTime(DateTimeFormatter format) {
        this.format = format;
    }

    /**
     * @param pattern of {@link DateTimeFormatter}, to the second and without a zone
     */
    public static ChinaTime of(String pattern) {
        return new ChinaTime(DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
    }

    public String format(Instant at) {
        return format.format(at.atOffset(ZONE));
    }

    /** Empty if the text is no such time. */
    public Optional<Instant> parse(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, format).toInstant(ZONE));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
