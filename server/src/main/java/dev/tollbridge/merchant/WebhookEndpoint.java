package dev.tollbridge.merchant;

import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.WebhookEndpointId;
import java.time.Instant;
import java.util.List;

/**
 * Where a merchant wants to be told what happened.
 *
 * @param eventTypes such as {@code payment.succeeded}, or {@code payment.*}; empty for all
 */
public record WebhookEndpoint(
        WebhookEndpointId id,
        MerchantId merchant,
        boolean live,
        String url,
        List<String> eventTypes,
        boolean enabled,
        Instant createdAt,
        Instant updatedAt) {}
