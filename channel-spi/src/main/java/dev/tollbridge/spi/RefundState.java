package dev.tollbridge.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A refund as the channel sees it. */
public sealed interface RefundState {
    /**
     * @param amount the channel's word for this refund
     */
    record Succeeded(Money amount, @Nullable Instant at) implements RefundState {}

    /** Taken on, not done. */
    record Pending() implements RefundState {}

    /** The channel has no such refund: it may be sent again under the same number. */
    record NotFound() implements RefundState {}

    /**
     * The channel has the money and cannot go on by itself: a person has to finish the refund
     * there. It has not failed, and another refund would pay the payer twice.
     */
    record Stuck(ChannelError error) implements RefundState {}

    record Failed(ChannelError error) implements RefundState {}
}
