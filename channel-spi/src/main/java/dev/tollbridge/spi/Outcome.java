package dev.tollbridge.spi;

import java.util.function.Function;

/** What came of a conversation with a channel. */
public sealed interface Outcome<T> {

    /** The channel's verified answer. */
    record Ok<T>(T value) implements Outcome<T> {}

    /**
     * The channel's explicit, verified no; or the certainty that nothing reached it. Nothing
     * happened there.
     */
    record Refused<T>(ChannelError error) implements Outcome<T> {}

    /**
     * Nobody knows whether it happened. Never treated as a failure: the channel is asked until it
     * says.
     */
    record Unknown<T>(ChannelError error) implements Outcome<T> {}

    /** The same outcome with the value of {@link Ok} turned into another. */
    default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Ok<T>(var value) -> new Ok<>(change.apply(value));
            case Refused<T>(var error) -> new Refused<>(error);
            case Unknown<T>(var error) -> new Unknown<>(error);
        };
    }
}
