package dev.tollbridge.testkit;

/** What the channel is to say. The words are the same for every capability. */
public enum Situation {
    /** It worked: paid, closed, refunded, reserved. */
    DONE,
    /** Taken on and not finished: the order waits for its payer, the transfer is under way. */
    WAITING,
    /** An explicit no for a reason of the payer or the order. */
    REFUSED,
    /** The channel itself does not know, such as a system error. */
    UNSURE,
    /** There is no such order, refund, capture or bill. */
    ABSENT,
    /** A close comes too late. */
    ALREADY_PAID
}
