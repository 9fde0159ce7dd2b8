package dev.tollbridge.demo;

import dev.tollbridge.kernel.AppId;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.WebhookEndpointId;

/** What the demo shop was given on the first start. */
record DemoShop(MerchantId merchant, AppId app, WebhookEndpointId endpoint) {}
