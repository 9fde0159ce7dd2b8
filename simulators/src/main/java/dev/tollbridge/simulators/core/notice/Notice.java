package dev.tollbridge.simulators.core.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A notification and what became of it.
 *
 * @param id the same on every resend
 * @param sequence order of creation
 * @param number the merchant's order number
 * @param account whom it is for
 * @param fields what it says, before the channel signs and wraps it
 * @param nextAt when it is sent next; null once it rests
 * @param forged signed by a stranger, and sent once
 */
public record Notice(
        String id,
        long sequence,
        String number,
        String account,
        String url,
        ObjectNode fields,
        Status status,
        List<Attempt> attempts,
        @Nullable Instant nextAt,
        boolean forged) {

    /** Where a notification stands. */
    public enum Status {
        PENDING,
        /** Waits for a later one of the same order to overtake it (a fault). */
        HELD,
        ACKNOWLEDGED,
        GIVEN_UP,
        /** Never sent (a fault). */
        LOST
    }

    /**
     * One sending.
     *
     * @param httpStatus null if there was no answer
     * @param answer the start of the answer's body
     */
    public record Attempt(
            Instant at,
            @Nullable Integer httpStatus,
            @Nullable String answer,
            @Nullable String error) {}

    Notice as(Status next, @Nullable Instant at) {
        return new Notice(id, sequence, number, account, url, fields, next, attempts, at, forged);
    }

    Notice with(Attempt attempt) {
        List<Attempt> all = new ArrayList<>(attempts);
        all.add(attempt);
        return new Notice(
                id,
                sequence,
                number,
                account,
                url,
                fields,
                status,
                List.copyOf(all),
                nextAt,
                forged);
    }
}
