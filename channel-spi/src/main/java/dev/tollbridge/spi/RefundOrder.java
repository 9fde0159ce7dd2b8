package dev.tollbridge.spi;

import org.jspecify.annotations.Nullable;

/**
 * Money to give back.
 *
 * @param refundNo our number of this refund at the channel, same form as an order number; a repeat
 *     means the same refund
 * @param order the paid order
 * @param amount at most what is left
 * @param alreadyRefunded the sum of this order's refunds that the channel has confirmed before this
 *     one; some channels answer with a running total only
 * @param reason shown to the payer by some channels, at most 80 characters
 */
public record RefundOrder(
        String refundNo,
        OrderRef order,
        Money amount,
        Money alreadyRefunded,
        @Nullable String reason) {}
