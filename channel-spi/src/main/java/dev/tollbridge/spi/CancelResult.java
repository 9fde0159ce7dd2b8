package dev.tollbridge.spi;

/** What came of cancelling an order. */
public sealed interface CancelResult {
    /** It was not paid and is closed now. */
    record Closed() implements CancelResult {}

    /** It was paid and the money goes back. */
    record Refunded() implements CancelResult {}

    /**
     * The channel has no such order, so nothing was taken back. As with {@link
     * CloseResult.NotFound} the payer may still be able to open what we handed out: the caller
     * keeps the order under watch until it expires.
     */
    record NotFound() implements CancelResult {}

    /** The channel asks for the same call once more. */
    record AskAgain() implements CancelResult {}
}
