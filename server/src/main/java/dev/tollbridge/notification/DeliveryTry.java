package dev.tollbridge.notification;

import dev.tollbridge.audit.Audit;
import dev.tollbridge.audit.AuditEntry;
import dev.tollbridge.audit.AuditKind;
import dev.tollbridge.merchant.EndpointSecrets;
import dev.tollbridge.merchant.WebhookEndpoints;
import dev.tollbridge.notification.SendResult.Delivered;
import dev.tollbridge.notification.SendResult.Failed;
import dev.tollbridge.notification.SendResult.Gone;
import dev.tollbridge.spi.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;

/** One try of one delivery: sign and send it, then write down what came of it. */
@Component
class DeliveryTry {
    private static final Logger log = LoggerFactory.getLogger(DeliveryTry.class);
    private final WebhookEndpoints endpoints;
    private final WebhookKeys keys;
    private final WebhookPost sender;
    private final Deliveries deliveries;
    private final RetrySchedule schedule;
    private final InstantSource clock;
    private final Audit audit;

    DeliveryTry(
            WebhookEndpoints endpoints,
            WebhookKeys keys,
            WebhookPost sender,
            Deliveries deliveries,
            RetrySchedule schedule,
            InstantSource clock,
            Audit audit) {
        this.audit = audit;
        this.endpoints = endpoints;
        this.keys = keys;
        this.sender = sender;
        this.deliveries = deliveries;
        this.schedule = schedule;
        this.clock = clock;
    }

    void settle(Delivery delivery, SendResult result) {
        switch (result) {
            case Delivered(int status) -> {
                boolean kept = deliveries.delivered(delivery, status, clock.instant());
                report(delivery, "delivered", status, null, null, kept);
            }
            case Gone _ -> {
                endpoints.disable(delivery.endpoint());
                boolean kept = deliveries.failed(delivery, 410, "gone", null);
                report(delivery, "dead, endpoint disabled", 410, "gone", null, kept);
            }
            case Failed failed -> retryLater(delivery, failed);
        }
    }

    SendResult send(Delivery delivery) {
        if (delivery.target().isEmpty()) {
            return new Failed("endpoint_deleted");
        }
        var target = delivery.target().get();
        // Not given up at once: who switches it on again in time misses nothing.
        if (!target.endpoint().enabled()) {
            return new Failed("endpoint_disabled");
        }
        try {
            var url = new URI(target.endpoint().url());
            return sender.send(url, headers(delivery, target.secrets()), delivery.body());
        } catch (URISyntaxException e) {
            return new Failed("url_invalid");
        }
    }

    /** Standard Webhooks 1.0.0, section "Webhook headers". */
    private Map<String, String> headers(Delivery delivery, EndpointSecrets secrets) {
        String id = delivery.event().print();
        Instant now = clock.instant();
        List<Secret> valid =
                Stream.concat(Stream.of(secrets.current()), Stream.ofNullable(secrets.previous()))
                        .toList();
        return Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(now.getEpochSecond()),
                "webhook-signature",
                WebhookSigner.sign(id, now, delivery.body(), valid, keys.of(delivery.merchant())));
    }

    private void retryLater(Delivery delivery, Failed failed) {
        Instant next =
                schedule.afterTry(delivery.triesInRound(), failed.retryAfter())
                        .map(clock.instant()::plus)
                        .orElse(null);
        boolean kept = deliveries.failed(delivery, failed.status(), failed.error(), next);
        report(
                delivery,
                next == null ? "dead" : "failed",
                failed.status(),
                failed.error(),
                next,
                kept);
    }

    /** One line for each try; a dead one needs a person, and is kept where people look. */
    private void report(
            Delivery delivery,
            String outcome,
            @Nullable Integer status,
            @Nullable String error,
            @Nullable Instant next,
            boolean kept) {
        boolean isDead = outcome.startsWith("dead");
        if (isDead && kept) {
            audit.note(
                    AuditEntry.of(
                                    AuditKind.WEBHOOK_DELIVERY_DEAD,
                                    delivery.merchant(),
                                    delivery.id().print())
                            .with("endpoint", delivery.endpoint())
                            .with("error", error)
                            .with("status", status)
                            .with("tries", delivery.tries()));
        }
        var level = isDead ? Level.WARN : Level.INFO;
        log.atLevel(level)
                .log(
                        "webhook {} event {} endpoint {} try {}: {}, status {}, error {}, next {}{}",
                        delivery.id(),
                        delivery.event(),
                        delivery.endpoint(),
                        delivery.tries(),
                        outcome,
                        status,
                        error,
                        next,
                        kept ? "" : ", too late: another try has begun");
    }
}
