package dev.tollbridge.spi;

import org.jspecify.annotations.Nullable;

/**
 * An order at the channel.
 *
 * @param orderNo our number
 * @param tradeNo the channel's number, once it has told one
 * @param amount what we asked for
 * @param authorization whether it was started as an authorization
 */
public record OrderRef(
        String orderNo,
        @Nullable String tradeNo,
        Money amount,
        String method,
        Scene scene,
        boolean authorization) {}
