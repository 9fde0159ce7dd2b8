package dev.tollbridge.notification;

import dev.tollbridge.edge.ListOf;
import dev.tollbridge.edge.Nothing;
import dev.tollbridge.edge.RefusedException;
import dev.tollbridge.kernel.WebhookDeliveryId;
import dev.tollbridge.merchant.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/webhook_deliveries")
@Tag(name = "Webhook deliveries", description = "What was sent to webhook endpoints.")
class WebhookDeliveryController {
    private final Deliveries deliveries;
    private final Redeliveries redeliveries;

    WebhookDeliveryController(Deliveries deliveries, Redeliveries redeliveries) {
        this.deliveries = deliveries;
        this.redeliveries = redeliveries;
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getWebhookDelivery", summary = "Read a webhook delivery")
    DeliveryView get(Caller caller, @PathVariable String id) {
        return deliveries.find(caller, parse(id)).orElseThrow(WebhookDeliveryController::notFound);
    }

    @GetMapping
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "List webhook deliveries",
            description = "Newest first. The dead ones have been given up after about three days.")
    ListOf<DeliveryView> list(Caller caller, DeliveryQuery query) {
        return deliveries.list(caller, query.filter());
    }

    @PostMapping("/{id}/redeliver")
    @Operation(
            operationId = "redeliverWebhook",
            summary = "Send a webhook again",
            description =
                    "At once and whatever its state, with the same webhook-id and the whole schedule of tries before"
                            + " it. 409 if the endpoint is disabled; not found once it has been archived.")
    DeliveryView redeliver(
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Nothing body) {
        return RefusedException.unwrap(redeliveries.begin(caller, parse(id)));
    }

    private static WebhookDeliveryId parse(String id) {
        return WebhookDeliveryId.parse(id).orElseThrow(WebhookDeliveryController::notFound);
    }

    private static RefusedException notFound() {
        return RefusedException.notFound("webhook delivery");
    }
}
