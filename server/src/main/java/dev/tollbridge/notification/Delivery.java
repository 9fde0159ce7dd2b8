package dev.tollbridge.notification;

import dev.tollbridge.kernel.EventId;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.WebhookDeliveryId;
import dev.tollbridge.kernel.WebhookEndpointId;

/**
 * One try that this node has claimed.
 *
 * @param tries the number of this try, over all rounds
 * @param triesInRound the number of this try in the schedule
 */
record Delivery(
        WebhookDeliveryId id,
        MerchantId merchant,
        WebhookEndpointId endpoint,
        EventId event,
        String body,
        int tries,
        int triesInRound) {}
