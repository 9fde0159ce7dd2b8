package dev.tollbridge.merchant;

import dev.tollbridge.kernel.MerchantId;
import java.time.Instant;

/** A shop, or whoever else takes money. */
public record Merchant(MerchantId id, String name, Instant createdAt) {}
