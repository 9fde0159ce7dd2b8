package dev.tollbridge.channels.alipay;

import dev.tollbridge.channels.support.ChinaTime;
import dev.tollbridge.spi.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Amounts and times as Alipay writes them: yuan with at most two decimals, and Chinese time. */
final class Values {
    static final Currency CNY = Currency.getInstance("CNY");
    private static final ChinaTime TIME = ChinaTime.of("uuuu-MM-dd HH:mm:ss");

    private Values() {}

    static String time(Instant at) {
        return TIME.format(at);
    }

    /** Reads also the times with milliseconds of notices; empty if it is no time. */
    static Optional<Instant> time(@Nullable String text) {
        return text == null || text.length() < 19
                ? Optional.empty()
                : TIME.parse(text.substring(0, 19));
    }

    /** Empty if it is no plain amount: no sign, no exponent, no third decimal. */
    static Optional<Money> money(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,10}(\\.[0-9]{1,2})?")
                ? Optional.of(Money.ofDecimal(text, CNY))
                : Optional.empty();
    }
}
