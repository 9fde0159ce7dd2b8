package dev.tollbridge.outgoing;

import java.net.UnknownHostException;

/**
 * The request was not sent, because of where it would have gone. A kind of unknown host: that is
 * what resolvers may throw, and it means the same to a caller, that nothing left this machine.
 */
public final class OutgoingRefused extends UnknownHostException {
    private static final long serialVersionUID = 1;
    private final Reason reason;

    /** What is wrong with the URL. */
    public enum Reason {
        SCHEME_NOT_ALLOWED,
        /** No host, or a user's name in it. */
        URL_INVALID,
        /** The name leads to this host, its network, or nowhere. */
        ADDRESS_NOT_ALLOWED
    }

    OutgoingRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
