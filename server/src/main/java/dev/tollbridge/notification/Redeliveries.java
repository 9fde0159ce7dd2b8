package dev.tollbridge.notification;

import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.kernel.Result;
import dev.tollbridge.kernel.WebhookDeliveryId;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.merchant.WebhookEndpoint;
import dev.tollbridge.merchant.WebhookEndpoints;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/** Sends again what was sent, or given up, before. */
@Component
class Redeliveries {
    private final Deliveries deliveries;
    private final WebhookEndpoints endpoints;
    private final DeliveryWorker worker;
    private final InstantSource clock;

    Redeliveries(
            Deliveries deliveries,
            WebhookEndpoints endpoints,
            DeliveryWorker worker,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.worker = worker;
        this.clock = clock;
    }

    Result<DeliveryView> begin(Caller caller, WebhookDeliveryId id) {
        var found = deliveries.find(caller, id);
        if (found.isEmpty()) {
            return notFound();
        }
        var view = found.get();
        if (!endpoints.find(view.endpoint()).map(WebhookEndpoint::enabled).orElse(false)) {
            return Result.refused(
                    Refusal.Code.STATE_CONFLICT, "The endpoint is disabled: enable it first.");
        }
        var begun = deliveries.restart(caller, id, clock.instant());
        if (begun.isEmpty()) {
            return notFound();
        }
        worker.wake();
        return Result.ok(begun.get());
    }

    private static Result<DeliveryView> notFound() {
        return Result.refused(Refusal.Code.NOT_FOUND, "There is no such webhook delivery.");
    }
}
