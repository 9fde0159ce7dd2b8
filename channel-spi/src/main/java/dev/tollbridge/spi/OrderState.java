package dev.tollbridge.spi;

import org.jspecify.annotations.Nullable;

/** An order as the channel sees it. */
public sealed interface OrderState {
    /**
     * The channel has no such order. That is no failure: some channels hold nothing before the
     * payer scans, and the order may still appear until it was closed or expired.
     */
    record NotFound() implements OrderState {}

    /** Known, not paid, still payable. */
    record Waiting(@Nullable String tradeNo) implements OrderState {}

    record Authorized(Receipt receipt) implements OrderState {}

    /**
     * Paid. Refunds, if any, do not change this.
     *
     * @param refunded what was given back so far, by the channel's word; null if it did not say
     */
    record Paid(Receipt receipt, @Nullable Money refunded) implements OrderState {}

    /** Closed without money, for good. */
    record Closed(@Nullable String tradeNo) implements OrderState {}

    /** Paid once and given back in full. Channels that tell it apart from {@link Closed} say so. */
    record Reversed(@Nullable String tradeNo) implements OrderState {}

    /** The channel says that this order's payment failed for good. */
    record Failed(ChannelError error, @Nullable String tradeNo) implements OrderState {}
}
