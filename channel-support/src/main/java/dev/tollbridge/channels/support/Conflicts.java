package dev.tollbridge.channels.support;

import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.RefundState;
import dev.tollbridge.spi.Step;
import java.util.Set;

/**
 * Refusals that a repeat of a call which had worked may also be told. Before they are believed, the
 * channel is asked what became of it.
 *
 * @param reasons what such refusals say
 */
public record Conflicts(Set<DeclineCode> reasons) {
    public Conflicts {
        reasons = Set.copyOf(reasons);
    }

    public static Conflicts of(DeclineCode... reasons) {
        return new Conflicts(Set.of(reasons));
    }

    /** Whether to ask before this is believed. */
    public boolean include(ChannelError refusal) {
        return refusal.category() == ErrorCategory.INVALID && reasons.contains(refusal.code());
    }

    /**
     * What came of a refund that was refused so.
     *
     * @param found what the channel said when it was asked
     */
    public static Step<RefundState> settle(ChannelError refusal, RefundState found) {
        return found instanceof RefundState.NotFound ? Step.refused(refusal) : Step.ok(found);
    }
}
