package dev.tollbridge.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A share as the channel sees it. */
public sealed interface ShareState {
    /** Every part has come to its end, in the order of the channel. */
    record Settled(List<Result> results) implements ShareState {
        public Settled {
            results = List.copyOf(results);
        }
    }

    /**
     * What became of one part.
     *
     * @param error why the receiver got nothing: the money is the merchant's again; null if it
     *     arrived
     */
    record Result(String account, Money amount, @Nullable ChannelError error) {}

    /** Taken on, not done. */
    record Pending() implements ShareState {}

    /** The channel has no such share: it may be sent again under the same number. */
    record NotFound() implements ShareState {}
}
