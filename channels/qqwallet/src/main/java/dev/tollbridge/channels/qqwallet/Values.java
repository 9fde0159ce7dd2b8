package dev.tollbridge.channels.qqwallet;

import dev.tollbridge.channels.support.ChinaTime;
import dev.tollbridge.channels.support.FlatXml;
import dev.tollbridge.channels.support.Texts;
import dev.tollbridge.spi.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Amounts and times as QQ Wallet writes them: whole fen, and Chinese time (section 3). */
final class Values {
    static final Currency CNY = Currency.getInstance("CNY");
    private static final ChinaTime TIME = ChinaTime.of("uuuuMMddHHmmss");
    private static final ChinaTime BILL_TIME = ChinaTime.of("uuuu-MM-dd HH:mm:ss");

    private Values() {}

    static String time(Instant at) {
        return TIME.format(at);
    }

    static Optional<Instant> time(@Nullable String text) {
        return text == null ? Optional.empty() : TIME.parse(text);
    }

    static Optional<Instant> billTime(String text) {
        return BILL_TIME.parse(text);
    }

    static String fen(Money amount) {
        return Long.toString(amount.minor());
    }

    /** Empty if it is no whole amount. */
    static Optional<Money> money(@Nullable String fen) {
        return fen != null && fen.matches("[0-9]{1,12}")
                ? Optional.of(new Money(Long.parseLong(fen), CNY))
                : Optional.empty();
    }

    /** A text for people that arrives as it was signed. */
    static String text(String text, int maxChars) {
        return Texts.shorten(FlatXml.clean(text), maxChars);
    }
}
