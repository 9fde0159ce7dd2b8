package dev.tollbridge.spi;

import org.jspecify.annotations.Nullable;

/**
 * Who receives a part of a payment.
 *
 * @param account the receiver's number or id at the channel
 * @param name checked against the account by channels that can; merchants have to be named
 */
public record ShareReceiver(Kind kind, String account, @Nullable String name) {
    public enum Kind {
        /** Another merchant of the channel. */
        MERCHANT,
        /** A person, by the wallet's id. */
        PERSON
    }
}
