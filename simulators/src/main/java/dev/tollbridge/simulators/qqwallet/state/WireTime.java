package dev.tollbridge.simulators.qqwallet.state;

import dev.tollbridge.simulators.core.ChinaTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Times as QQ Wallet writes them: China's, fourteen digits (notes 3). */
public final class WireTime {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);

    private WireTime() {}

    public static String of(Instant at) {
        return FORM.format(at.atOffset(ChinaTime.ZONE));
    }

    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, FORM).toInstant(ChinaTime.ZONE));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
