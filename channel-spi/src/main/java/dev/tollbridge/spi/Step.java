package dev.tollbridge.spi;

import java.util.Map;
import java.util.function.Function;

/**
 * What an adapter wants to happen next. The runtime performs {@link Http} steps until it reaches
 * {@link Done}; it bounds their number. A conversation of several calls (ask for a bill's address,
 * then fetch it; fetch an unknown certificate, then verify again) is a chain of steps, and no step
 * does I/O by itself.
 */
public sealed interface Step<T> {

    /**
     * The end of the conversation.
     *
     * @param learned public facts to keep with the account, given back in {@link
     *     AccountSettings#learned()}
     */
    record Done<T>(Outcome<T> outcome, Map<String, String> learned) implements Step<T> {
        public Done {
            learned = Map.copyOf(learned);
        }
    }

    /**
     * One HTTP exchange.
     *
     * @param onReply reads whatever came back with whatever status; garbage is {@link
     *     Outcome.Unknown}, never an exception. Not called when no complete reply came: that is
     *     {@link Outcome.Unknown} by the runtime's word, or {@link Outcome.Refused} with {@link
     *     ErrorCategory#RETRYABLE} if surely nothing was sent.
     */
    record Http<T>(HttpCall call, Function<HttpReply, Step<T>> onReply) implements Step<T> {}

    static <T> Step<T> ok(T value) {
        return new Done<>(new Outcome.Ok<>(value), Map.of());
    }

    static <T> Step<T> refused(ChannelError error) {
        return new Done<>(new Outcome.Refused<>(error), Map.of());
    }

    static <T> Step<T> unknown(ChannelError error) {
        return new Done<>(new Outcome.Unknown<>(error), Map.of());
    }

    static <T> Step<T> done(Outcome<T> outcome) {
        return new Done<>(outcome, Map.of());
    }
}
