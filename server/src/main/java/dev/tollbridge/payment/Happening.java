package dev.tollbridge.payment;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.RefundId;
import dev.tollbridge.ledger.LedgerEntry;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a transition makes known: each becomes one event, in this order. */
sealed interface Happening {
    /**
     * @param type past tense, such as {@code payment.succeeded}
     */
    record OfPayment(String type, int sequence) implements Happening {}

    record OfRefund(RefundId refund, String type, int sequence) implements Happening {}

    /** Money moved: one entry in the books. */
    record Booked(LedgerEntry entry) implements Happening {}

    /**
     * Something a person has to look at.
     *
     * @param finding names what was found, so that finding it again is the same incident
     */
    record IncidentFound(
            IncidentKind kind,
            String finding,
            AttemptId attempt,
            @Nullable RefundId refund,
            Map<String, String> detail)
            implements Happening {}

    /**
     * The incident of this finding, if there is one, needs nobody any more.
     *
     * @param resolution how it ended; null if a person has to look at it again
     */
    record IncidentSettled(String finding, @Nullable String resolution) implements Happening {}
}
