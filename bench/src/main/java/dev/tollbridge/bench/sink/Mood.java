package dev.tollbridge.bench.sink;

/** How the merchant's server behaves right now. */
public enum Mood {
    /** Answers 204 at once. */
    WELL,
    /** Answers 500. */
    FAILING,
    /** Answers 204 after some seconds, at times longer than a sender waits. */
    SLOW,
    /** Takes the request and resets the connection. */
    RESETTING,
    /** Accepts no connection. */
    CLOSED
}
