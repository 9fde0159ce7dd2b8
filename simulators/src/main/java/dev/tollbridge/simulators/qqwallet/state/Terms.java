package dev.tollbridge.simulators.qqwallet.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the merchant asked to be paid.
 *
 * @param amount fen
 * @param expiresAt {@code time_expire}
 */
public record Terms(
        String outTradeNo,
        String body,
        long amount,
        @Nullable String notifyUrl,
        @Nullable String attach,
        @Nullable Instant expiresAt) {}
