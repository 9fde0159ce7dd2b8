package dev.tollbridge.channel;

import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.HttpReply;
import java.time.Duration;

/**
 * How a request gets to a channel and its reply back. Over the network in a running server; the
 * seeded simulation puts the channel's simulator in its place, and loses and delays what it likes.
 */
public interface Transport {
    /**
     * Sends one request and reads one reply. Never throws for what a network does.
     *
     * @param left positive; when it has passed, the answer is {@link Sent.NoReply}
     */
    Sent perform(HttpCall call, Duration left);

    /** What came of sending. */
    sealed interface Sent {
        record Answered(HttpReply reply) implements Sent {}

        /** Surely nothing reached the channel. */
        record NotSent(String why) implements Sent {}

        /** It may have reached the channel; no complete reply came. */
        record NoReply(String why) implements Sent {}
    }
}
