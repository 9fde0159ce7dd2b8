package dev.tollbridge.channels.support;

/** What is at stake in a call of a channel. */
public enum CallKind {
    MOVES_MONEY,
    /** Decides about money, because we act on what it says. */
    TELLS_STATE,
    /** Nobody can pay by it before we hand out what it answers. */
    PREPARES;

    /**
     * Whether a failure without a signature may be believed. A channel cannot sign for a merchant
     * that it does not know, so such failures exist; but where money may have moved only a signed
     * answer counts.
     */
    public boolean believesUnsignedFailure() {
        return this == PREPARES;
    }
}
