package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.channels.support.ChinaTime;
import dev.tollbridge.spi.Money;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Amounts, times and names as WeChat Pay writes them: whole fen, and Chinese time. */
final class Values {
    static final Currency CNY = Currency.getInstance("CNY");
    private static final ChinaTime TIME = ChinaTime.of("uuuu-MM-dd'T'HH:mm:ss'+08:00'");
    private static final ChinaTime BILL_TIME = ChinaTime.of("uuuu-MM-dd HH:mm:ss");

    private Values() {}

    static String time(Instant at) {
        return TIME.format(at);
    }

    /** Empty if it is no RFC 3339 time. */
    static Optional<Instant> time(@Nullable String text) {
        try {
            return text == null || text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The times in bills have no zone. */
    static Optional<Instant> billTime(String text) {
        return BILL_TIME.parse(text);
    }

    /**
     * @param amount an object with the fen under that name, and perhaps a currency
     * @return empty if that is no whole amount of CNY
     */
    static Optional<Money> money(JsonNode amount, String name) {
        var fen = amount.path(name);
        return fen.isIntegralNumber()
                        && fen.canConvertToLong()
                        && fen.asLong() >= 0
                        && fen.asLong() <= Money.MAX_MINOR
                        && amount.path("currency").asString("CNY").equals("CNY")
                ? Optional.of(new Money(fen.asLong(), CNY))
                : Optional.empty();
    }

    /** Serial numbers as they are compared: some print a leading zero, some do not. */
    static String serial(String hex) {
        return hex.toUpperCase(Locale.ROOT).replaceFirst("^0+", "");
    }
}
