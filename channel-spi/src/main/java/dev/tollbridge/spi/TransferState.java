package dev.tollbridge.spi;

import org.jspecify.annotations.Nullable;

/** A transfer as the channel sees it. */
public sealed interface TransferState {
    record Succeeded(@Nullable String tradeNo) implements TransferState {}

    /**
     * @param action what the payee has to do to get the money, at channels that ask the payee; null
     *     if nothing is to be done
     */
    record Pending(@Nullable String tradeNo, @Nullable NextAction action) implements TransferState {
        public Pending(@Nullable String tradeNo) {
            this(tradeNo, null);
        }
    }

    /** The channel has no such transfer: it may be sent again under the same number. */
    record NotFound() implements TransferState {}

    record Failed(ChannelError error) implements TransferState {}

    /** It was paid out and came back. */
    record Returned(@Nullable String tradeNo) implements TransferState {}
}
