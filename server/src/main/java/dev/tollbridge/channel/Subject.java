package dev.tollbridge.channel;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.RefundId;
import org.jspecify.annotations.Nullable;

/** What a conversation is about, for the exchange log. */
public record Subject(@Nullable AttemptId attempt, @Nullable RefundId refund) {
    public static Subject of(AttemptId attempt) {
        return new Subject(attempt, null);
    }

    public static Subject of(AttemptId attempt, RefundId refund) {
        return new Subject(attempt, refund);
    }

    public static final Subject NONE = new Subject(null, null);
}
