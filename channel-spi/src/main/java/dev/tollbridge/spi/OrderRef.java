package dev.tollbridge.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order at the channel.
 *
 * @param orderNo our number
 * @param tradeNo the channel's number, once it has told one
 * @param amount what we asked for
 * @param authorization whether it was started as an authorization
 * @param expiresAt when its payer's time is up: what the channel says after it is final
 */
public record OrderRef(
        String orderNo,
        @Nullable String tradeNo,
        Money amount,
        String method,
        Scene scene,
        boolean authorization,
        Instant expiresAt) {}
