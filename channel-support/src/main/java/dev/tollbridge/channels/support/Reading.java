package dev.tollbridge.channels.support;

import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.Step;
import java.util.function.Function;

/**
 * What a reply turned out to be.
 *
 * @param <A> the channel's form of an answer
 */
public sealed interface Reading<A> {
    record Verified<A>(A answer) implements Reading<A> {}

    /** No signature, and not a success: to be believed only where nothing is at stake. */
    record UnsignedFailure<A>(A answer) implements Reading<A> {}

    /** Signed by a certificate that is not known yet. */
    record NeedsCertificate<A>(String serial) implements Reading<A> {}

    /** Not understood or not proven: nobody knows what happened. */
    record Unusable<A>(ChannelError error) implements Reading<A> {}

    static <A> Reading<A> unreadable(String message) {
        return new Unusable<>(Failures.unreadable(message));
    }

    static <A> Reading<A> unverified(String message) {
        return new Unusable<>(Failures.unverified(message));
    }

    /**
     * Goes on with the conversation.
     *
     * @param kind of the call that was answered
     * @param then what to make of an answer that is believed, whatever it says
     * @param error what a failure says in our terms
     * @param learn how to find the certificate of that serial, and to read the reply again with it
     */
    default <T> Step<T> follow(
            CallKind kind,
            Function<A, Step<T>> then,
            Function<A, ChannelError> error,
            Function<String, Step<T>> learn) {
        return switch (this) {
            case Verified<A>(var answer) -> then.apply(answer);
            case UnsignedFailure<A>(var answer) ->
                    kind.believesUnsignedFailure()
                            ? then.apply(answer)
                            : Step.unknown(Failures.unsigned(error.apply(answer)));
            case NeedsCertificate<A>(var serial) -> learn.apply(serial);
            case Unusable<A>(var reason) -> Step.unknown(reason);
        };
    }
}
