package dev.tollbridge.merchant;

import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.MerchantId;
import java.time.Instant;
import java.util.Map;

/**
 * A merchant's account at a channel, without its secrets.
 *
 * @param values the fields that are not secret
 * @param priority the lower is tried first
 * @param fee what the channel keeps of each payment
 * @param version counts changes; an opened account is cached under it
 */
public record ChannelAccount(
        ChannelAccountId id,
        MerchantId merchant,
        String channel,
        String name,
        boolean live,
        boolean enabled,
        int priority,
        Map<String, String> values,
        FeeRule fee,
        int version,
        Instant createdAt,
        Instant updatedAt) {}
