package dev.tollbridge.spi;

/** What came of cancelling an order. */
public sealed interface CancelResult {
    /** It was not paid and is closed now. */
    record Closed() implements CancelResult {}

    /** It was paid and the money goes back. */
    record Refunded() implements CancelResult {}

    /** The channel asks for the same call once more. */
    record AskAgain() implements CancelResult {}
}
