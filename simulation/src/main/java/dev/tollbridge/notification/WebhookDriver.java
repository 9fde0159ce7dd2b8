package dev.tollbridge.notification;

import dev.tollbridge.kernel.MerchantId;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Does what the delivery worker's threads do, once, when it is told. */
@Component
public class WebhookDriver {
    private final Deliveries deliveries;
    private final DeliveryTry deliveryTry;
    private final WebhookKeys keys;
    private final WebhookSettings settings;
    private final InstantSource clock;

    WebhookDriver(
            Deliveries deliveries,
            DeliveryTry deliveryTry,
            WebhookKeys keys,
            WebhookSettings settings,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.deliveryTry = deliveryTry;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** Claims at most one delivery and tries it. */
    public void one() {
        var now = clock.instant();
        var share = new InFlight(1, 1).share();
        deliveries
                .claim(now, now.plus(settings.lease()), 1, share)
                .forEach(it -> deliveryTry.settle(it, deliveryTry.send(it)));
    }

    /** Loads the merchant's keys, so that no two actors wait for each other at the cache. */
    public void warm(MerchantId merchant) {
        if (keys.of(merchant).isEmpty()) {
            throw new IllegalStateException("no webhook key for " + merchant);
        }
    }
}
