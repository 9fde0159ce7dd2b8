package dev.tollbridge.spi;

/** What came of closing an order. */
public sealed interface CloseResult {
    /** It can no longer be paid. */
    record Closed() implements CloseResult {}

    /**
     * The channel has no such order, so there was nothing to close. The payer may still be able to
     * open what we handed out until it expires: the caller keeps the order under watch until then.
     */
    record NotFound() implements CloseResult {}

    /** The payer was faster. Query for the receipt. */
    record AlreadyPaid() implements CloseResult {}
}
