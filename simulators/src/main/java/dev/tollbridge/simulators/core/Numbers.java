package dev.tollbridge.simulators.core;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;

/** Numbers and tokens as channels make them. */
public final class Numbers {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.ofHours(8));
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    private final RandomGenerator random;

    public Numbers(RandomGenerator random) {
        this.random = random;
    }

    public synchronized String digits(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }

    /** A number that starts with the day in China, then {@code count} digits. */
    public String dated(Instant now, int count) {
        return DAY.format(now) + digits(count);
    }

    /** Letters and digits for a URL. */
    public synchronized String token(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
