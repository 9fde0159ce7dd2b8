package dev.tollbridge.simulators.alipay.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A notification and what became of it.
 *
 * @param id {@code notify_id}, the same on every resend
 * @param sequence order of creation
 * @param number the merchant's order number
 * @param fields everything but {@code notify_time}, {@code sign} and {@code alipay_cert_sn}
 * @param nextAt when it is sent next; null once it rests
 */
public record Notice(
        String id,
        long sequence,
        String number,
        String appId,
        String url,
        SortedMap<String, String> fields,
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
            @Nullable String error) {
        boolean acknowledged() {
            return "success".equals(answer);
        }
    }

    Notice as(Status next, @Nullable Instant at) {
        return new Notice(id, sequence, number, appId, url, fields, next, attempts, at, forged);
    }

    Notice with(Attempt attempt) {
        List<Attempt> all = new ArrayList<>(attempts);
        all.add(attempt);
        return new Notice(
                id, sequence, number, appId, url, fields, status, List.copyOf(all), nextAt, forged);
    }
}
