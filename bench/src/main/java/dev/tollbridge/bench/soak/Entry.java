package dev.tollbridge.bench.soak;

/** What the load did and what it was promised. Ids are the gateway's, amounts minor units. */
sealed interface Entry {
    /** The shop is about to ask; whether it gets an answer or not. */
    record PaymentAsked(String shop, String order, long amount) implements Entry {}

    /**
     * The gateway has answered a command or a question with this payment.
     *
     * @param key the idempotency key of the call, empty for a question
     */
    record PaymentSeen(
            String key,
            String payment,
            String order,
            String status,
            long amount,
            long captured,
            long refunded)
            implements Entry {}

    /** A capture as an answer tells it. */
    record CaptureSeen(String payment, String capture, String status, long amount)
            implements Entry {}

    /**
     * @param number the shop's own
     * @param amount 0 for all that is left
     */
    record RefundAsked(String shop, String number, String payment, long amount) implements Entry {}

    record RefundSeen(
            String key, String refund, String number, String payment, String status, long amount)
            implements Entry {}

    /** The channel told the payer that the money was taken. */
    record PayerCharged(String orderNo, String payment) implements Entry {}

    /** Bad luck on purpose, of the kind that a person has to look at. */
    record Provoked(String payment, String kind) implements Entry {}

    /** An answer that no shop should get. */
    record Odd(Finding.Kind kind, String about, String what) implements Entry {}

    /** The shop gave up asking: the call may or may not have been carried out. */
    record Unanswered(String call) implements Entry {}
}
