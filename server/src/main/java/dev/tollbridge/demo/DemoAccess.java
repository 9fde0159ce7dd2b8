package dev.tollbridge.demo;

import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.spi.Secret;
import java.net.URI;

/**
 * What the shop's program is configured with, as any shop would be.
 *
 * @param base where the gateway is
 */
record DemoAccess(MerchantId merchant, URI base, Secret apiKey, Secret webhookSecret) {}
