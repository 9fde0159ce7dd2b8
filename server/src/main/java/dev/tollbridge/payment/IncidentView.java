package dev.tollbridge.payment;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.IncidentId;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.RefundId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person has to look at.
 *
 * @param kind such as {@code amount_mismatch}, {@code paid_twice}, {@code paid_after_close}
 * @param detail what was expected and what came, and what to do
 */
public record IncidentView(
        IncidentId id,
        String kind,
        boolean live,
        PaymentId payment,
        @Nullable AttemptId attempt,
        @Nullable RefundId refund,
        Map<String, String> detail,
        Instant createdAt) {}
