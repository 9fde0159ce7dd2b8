package dev.tollbridge.channels.unionpay;

import dev.tollbridge.channels.support.ChinaTime;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.Scene;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Amounts, times and texts as UnionPay writes them: whole fen, and Chinese time. */
final class Values {
    static final Currency CNY = Currency.getInstance("CNY");

    /** ISO 4217's number of CNY. */
    static final String CNY_CODE = "156";

    private static final ChinaTime TIME = ChinaTime.of("uuuuMMddHHmmss");

    private Values() {}

    static String time(Instant at) {
        return TIME.format(at);
    }

    /** Empty if it is no whole amount of fen. */
    static Optional<Money> fen(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,12}")
                ? Optional.of(new Money(Long.parseLong(text), CNY))
                : Optional.empty();
    }

    /**
     * A time that UnionPay prints without its year.
     *
     * @param text {@code MMddHHmmss}
     * @param earliest the day before which it cannot be; its year, or the next, is meant
     */
    static Optional<Instant> withoutYear(@Nullable String text, LocalDate earliest) {
        if (text == null || !text.matches("[0-9]{10}")) {
            return Optional.empty();
        }
        for (int year = earliest.getYear(); year <= earliest.getYear() + 1; year++) {
            var time = TIME.parse(year + text).filter(at -> !day(at).isBefore(earliest));
            if (time.isPresent()) {
                return time;
            }
        }
        return Optional.empty();
    }

    static LocalDate day(Instant at) {
        return at.atOffset(ChinaTime.ZONE).toLocalDate();
    }

    /** The day in whose settlement a transaction falls: days are cut at 23:00. */
    static LocalDate settlementDay(Instant at) {
        return day(at.plus(Duration.ofHours(1)));
    }

    /** 07 for computers, 08 for phones. */
    static String channelType(Scene scene) {
        return scene == Scene.WEB ? "07" : "08";
    }

    /** Free text, without the characters that structure a message (section 4). */
    static String plain(String text, int maxChars) {
        var plain = text.replaceAll("[^\\x{0020}-\\x{FFFF}]|[&=<>\"'{}\\[\\]]", " ").strip();
        return plain.length() <= maxChars ? plain : plain.substring(0, maxChars);
    }
}
