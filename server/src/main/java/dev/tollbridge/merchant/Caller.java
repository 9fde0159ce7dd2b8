package dev.tollbridge.merchant;

import dev.tollbridge.kernel.AppId;
import dev.tollbridge.kernel.MerchantId;

/**
 * Who makes an authenticated API call. Everything it may see or change carries the same merchant
 * and the same {@code live}.
 */
public record Caller(MerchantId merchant, AppId app, boolean live) {}
