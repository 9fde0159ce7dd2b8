package dev.tollbridge.notification;

import dev.tollbridge.kernel.EventId;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.WebhookDeliveryId;
import dev.tollbridge.kernel.WebhookEndpointId;
import dev.tollbridge.merchant.WebhookTarget;
import java.util.Optional;

/**
 * One try that this node has claimed.
 *
 * @param target where it goes; empty if the endpoint was deleted
 * @param tries the number of this try, over all rounds
 * @param triesInRound the number of this try in the schedule
 */
record Delivery(
        WebhookDeliveryId id,
        MerchantId merchant,
        WebhookEndpointId endpoint,
        Optional<WebhookTarget> target,
        EventId event,
        String body,
        int tries,
        int triesInRound) {}
