package dev.tollbridge.simulators.wechatpay.state;

import dev.tollbridge.simulators.core.ChinaTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times of API v3: RFC 3339 with +08:00 (notes 3). */
public final class WireTime {
    private static final DateTimeFormatter WIRE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX").withZone(ChinaTime.ZONE);
    private static final DateTimeFormatter COMPACT =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ChinaTime.ZONE);

    private WireTime() {}

    public static String of(Instant time) {
        return WIRE.format(time.truncatedTo(ChronoUnit.SECONDS));
    }

    static String compact(Instant time) {
        return COMPACT.format(time);
    }

    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
