package dev.tollbridge.checkout;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of the checkout, under {@code tollbridge.checkout}.
 *
 * @param maxStreams open event streams on this node; pages beyond it poll
 * @param look how often a stream looks at its payment
 * @param heartbeat how often a silent stream writes, so that proxies keep it and a payer who left
 *     is noticed
 * @param nudge how often the channel may be asked while a payer waits
 * @param streamLife after this long a stream ends, and the page opens a new one
 * @param maxNudges questions to channels under way on this node
 */
@ConfigurationProperties("tollbridge.checkout")
record CheckoutSettings(
        @DefaultValue("500") int maxStreams,
        @DefaultValue("1s") Duration look,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("5s") Duration nudge,
        @DefaultValue("5m") Duration streamLife,
        @DefaultValue("32") int maxNudges) {}
