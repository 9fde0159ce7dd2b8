package dev.tollbridge.channels.support;

import java.security.PublicKey;

/** What is known of the signer that a message names. */
public sealed interface Signer {
    record Known(PublicKey key) implements Signer {}

    /** Its certificate could be had from the channel: look again with it. */
    record Unknown(String serial) implements Signer {}

    /** No signer that could be trusted, whatever the signature. */
    record Refused() implements Signer {}
}
