package dev.tollbridge.payment;

import dev.tollbridge.kernel.MerchantId;
import java.time.Instant;

/**
 * Something happened to an object.
 *
 * @param type past tense, such as {@code payment.succeeded}
 * @param objectId the printed id
 * @param sequence 1, 2, 3, ... for each object, without a gap
 * @param object the view of the API at that moment: {@link PaymentView}, {@link RefundView} or
 *     {@link IncidentView}
 */
public record ObjectChanged(
        MerchantId merchant,
        boolean live,
        String type,
        String objectId,
        int sequence,
        Object object,
        Instant at) {}
