package dev.tollbridge.channels.alipay;

import dev.tollbridge.spi.Money;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Amounts and times as Alipay writes them: yuan with at most two decimals, and Chinese time. */
final class Values {
    static final Currency CNY = Currency.getInstance("CNY");
    static final ZoneId ZONE = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private Values() {}

    static String time(Instant at) {
        return TIME.format(at.atZone(ZONE));
    }

    /** Reads also the times with milliseconds of notices; empty if it is no time. */
    static Optional<Instant> time(@Nullable String text) {
        if (text == null || text.length() < 19) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDateTime.parse(text.substring(0, 19), TIME).atZone(ZONE).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Empty if it is no plain amount: no sign, no exponent, no third decimal. */
    static Optional<Money> money(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,10}(\\.[0-9]{1,2})?")
                ? Optional.of(Money.ofDecimal(text, CNY))
                : Optional.empty();
    }
}
