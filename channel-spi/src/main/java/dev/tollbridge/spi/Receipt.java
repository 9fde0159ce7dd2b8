package dev.tollbridge.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the channel says it took or reserved.
 *
 * @param tradeNo the channel's number
 * @param amount the channel's word, to be compared with ours by the payment module
 * @param payerId the wallet's id of the payer, as the channel prints it
 * @param at when, by the channel's clock; null if it did not say
 */
public record Receipt(
        String tradeNo, Money amount, @Nullable String payerId, @Nullable Instant at) {}
