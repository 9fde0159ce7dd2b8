package dev.tollbridge.notification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bounds of delivery on one node, under {@code tollbridge.webhooks}.
 *
 * @param enabled whether this node sends at all; events are written either way
 * @param pollInterval how often the worker looks for due deliveries when nothing wakes it
 * @param concurrency tries in flight, over all endpoints
 * @param concurrencyPerEndpoint tries in flight to one endpoint, so that a slow one takes only its
 *     share
 * @param lease how long a try may go unreported before another node repeats it; longer than the
 *     total time-out
 * @param connectTimeout for the look-up of the name, for each connection, and for the TLS handshake
 * @param totalTimeout from the start of a try to the end of the answer
 * @param maxResponseBytes an answer is read up to here; what follows is cut off
 */
@ConfigurationProperties("tollbridge.webhooks")
record WebhookSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("128") int concurrency,
        @DefaultValue("16") int concurrencyPerEndpoint,
        @DefaultValue("20s") Duration lease,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("15s") Duration totalTimeout,
        @DefaultValue("65536") int maxResponseBytes) {
    WebhookSettings {
        if (concurrency < 1 || concurrencyPerEndpoint < 1) {
            throw new IllegalArgumentException("tollbridge.webhooks: concurrency is at least 1");
        }
        if (lease.compareTo(totalTimeout) <= 0) {
            throw new IllegalArgumentException(
                    "tollbridge.webhooks.lease must be longer than total-timeout");
        }
    }
}
