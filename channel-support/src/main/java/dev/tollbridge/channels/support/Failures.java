package dev.tollbridge.channels.support;

import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.Step;

/** How a conversation ends that did not end well. */
public final class Failures {
    private Failures() {}

    /** Unknown is not failed: only an error that is understood is a no. */
    public static <T> Outcome<T> outcome(ChannelError error) {
        return error.category() == ErrorCategory.UNKNOWN
                ? new Outcome.Unknown<>(error)
                : new Outcome.Refused<>(error);
    }

    /** The end of a conversation that the channel answered with this failure. */
    public static <T> Step<T> failed(ChannelError error) {
        return Step.done(outcome(error));
    }

    /**
     * The same failure without a signature: anybody could have written it, so it decides nothing.
     */
    public static ChannelError unsigned(ChannelError error) {
        return new ChannelError(
                ErrorCategory.UNKNOWN,
                DeclineCode.REPLY_UNVERIFIED,
                error.channelCode(),
                "unsigned failure: " + error.channelMessage());
    }

    /** A reply that is not proven to be the channel's. */
    public static ChannelError unverified(String message) {
        return ChannelError.of(ErrorCategory.UNKNOWN, DeclineCode.REPLY_UNVERIFIED, message);
    }

    /** A reply that is not understood. */
    public static ChannelError unreadable(String message) {
        return ChannelError.of(ErrorCategory.UNKNOWN, DeclineCode.REPLY_UNREADABLE, message);
    }

    /** A successful answer that lacks what it must have, or speaks of another order. */
    public static <T> Step<T> unusable(String message) {
        return Step.unknown(unreadable(message));
    }

    /** A request that is wrong and stays wrong; nothing was sent, or the channel said so. */
    public static ChannelError invalid(DeclineCode code, String message) {
        return ChannelError.of(ErrorCategory.INVALID, code, message);
    }

    /** What this channel or this account cannot do. */
    public static ChannelError unsupported(String message) {
        return invalid(DeclineCode.CAPABILITY_NOT_SUPPORTED, message);
    }

    /** A notice that is not believed. */
    public static <T> Step<T> refusedNotice(String message) {
        return Step.refused(invalid(DeclineCode.NOTICE_REFUSED, message));
    }
}
