package dev.tollbridge.payment;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.IncidentId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.RefundId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person has to look at.
 *
 * @param kind such as {@code amount_mismatch}, {@code paid_twice}, {@code paid_after_close}
 * @param status open or resolved
 * @param reason what happened and what to do, in English
 * @param actions what can be decided about it now: {@code refund}, {@code accept}, {@code dismiss}
 * @param detail what was expected and what came
 * @param resolution how it ended: refunded, failed, accepted, released or dismissed
 * @param note of the person who decided
 */
public record IncidentView(
        IncidentId id,
        String kind,
        String status,
        boolean live,
        String reason,
        List<String> actions,
        PaymentId payment,
        @Nullable AttemptId attempt,
        @Nullable RefundId refund,
        Map<String, String> detail,
        @Nullable String resolution,
        @Nullable String note,
        Instant createdAt,
        @Nullable Instant resolvedAt) {}
