package dev.tollbridge.demo;

import dev.tollbridge.kernel.AppId;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.WebhookEndpointId;
import org.jspecify.annotations.Nullable;

/**
 * What the demo shop was given on the first start.
 *
 * @param account null until the simulator has been reached
 */
record DemoShop(
        MerchantId merchant,
        AppId app,
        WebhookEndpointId endpoint,
        @Nullable ChannelAccountId account) {}
