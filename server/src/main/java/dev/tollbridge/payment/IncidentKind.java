package dev.tollbridge.payment;

import java.util.Locale;

/** What can go wrong in a way that a person has to see, and what that person should know and do. */
public enum IncidentKind {
    PAID_TWICE(
            "The payment was paid over two orders at its channel. The second amount is on the suspense account."),
    CHARGED_TWICE(
            "The channel charged one order twice, under two trade numbers. Only the first is booked. Refund the second at the"
                    + " channel, by its trade number; then dismiss this."),
    PAID_AFTER_CLOSE(
            "The payer paid after the order was closed here. The amount is on the suspense account."),
    AMOUNT_MISMATCH(
            "The channel reports another amount or currency than was asked for. Nothing was booked and the payment is not"
                    + " paid. Look the order up at the channel; if the payer was charged, refund it there; then dismiss this."),
    REVERSED_AFTER_SUCCESS(
            "The order was paid and was cancelled at the channel at the same moment: the payer has the money back, while the"
                    + " payment succeeded here. Do not ship on it, or ask for the money again; then dismiss this."),
    UNRESOLVED_ATTEMPT(
            "The channel has not said what became of this order within its own time limits. Look the order up at the"
                    + " channel. Tollbridge keeps asking; dismiss this once the payment is settled."),
    UNRESOLVED_REFUND(
            "The channel has not said what became of this refund within its own time limits. Look the refund up at the"
                    + " channel. Tollbridge keeps asking; dismiss this once the refund is settled."),
    UNRESOLVED_CAPTURE(
            "The channel has not said what became of this capture or release within its own time limits. Look it up at the"
                    + " channel. Tollbridge keeps asking; dismiss this once it is settled."),
    REFUND_AMOUNT_MISMATCH(
            "The channel reports a refund of another amount than was asked for. Look the refund up at the channel. The"
                    + " amount stays reserved and Tollbridge keeps asking."),
    REFUND_STUCK(
            "The channel has the money of this refund and cannot give it to the payer by itself. Finish the refund at the"
                    + " channel. Do not refund again: the amount stays reserved, and this closes by itself when the channel"
                    + " has confirmed."),
    REFUND_SUCCEEDED_AFTER_FAILURE(
            "The channel had said that this refund failed and now says that the payer got the money. Do not refund it"
                    + " again; compare with the channel's bill, then dismiss this."),
    CAPTURE_AMOUNT_MISMATCH(
            "The channel reports that another amount was captured or released than was asked for. Look the order up at the"
                    + " channel. Tollbridge keeps asking."),
    CAPTURE_SUCCEEDED_AFTER_FAILURE(
            "The channel had said that this capture failed and now says that the money was taken. Compare with the"
                    + " channel's bill; refund it at the channel if it is not due; then dismiss this."),
    AUTHORIZED_AFTER_CLOSE(
            "The payer's money was reserved after the order was closed here. Tollbridge releases it; this closes by itself"
                    + " when the channel has confirmed."),
    VOID_FAILED(
            "The channel refuses to release the payer's reserved money. Release it at the channel, or capture it, then"
                    + " dismiss this."),
    UNEXPECTED_AUTHORIZATION(
            "The channel reserved money where it was asked to take it. Release or capture it at the channel, then dismiss"
                    + " this."),
    UNEXPECTED_CAPTURE(
            "The channel took money where it was asked only to reserve it. Look the order up at the channel; refund there"
                    + " what is not due; then dismiss this.");

    private final String reason;

    IncidentKind(String reason) {
        this.reason = reason;
    }

    /** For the person who has to act: what happened and what to do. */
    String reason() {
        return reason;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static IncidentKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
