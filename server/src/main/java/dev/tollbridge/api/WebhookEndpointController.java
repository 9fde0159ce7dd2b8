package dev.tollbridge.api;

import dev.tollbridge.api.WebhookEndpointBodies.View;
import dev.tollbridge.edge.ListOf;
import dev.tollbridge.edge.NewId;
import dev.tollbridge.edge.Nothing;
import dev.tollbridge.edge.RefusedException;
import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.kernel.ServerSettings;
import dev.tollbridge.kernel.WebhookEndpointId;
import dev.tollbridge.merchant.Caller;
import dev.tollbridge.merchant.WebhookEndpoint;
import dev.tollbridge.merchant.WebhookEndpoints;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/webhook_endpoints")
@Tag(name = "Webhook endpoints", description = "Where a merchant is told what happened.")
class WebhookEndpointController {
    private final WebhookEndpoints endpoints;
    private final boolean plainHttpAllowed;

    WebhookEndpointController(WebhookEndpoints endpoints, ServerSettings settings) {
        this.endpoints = endpoints;
        this.plainHttpAllowed = settings.development();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "createWebhookEndpoint",
            summary = "Add a webhook endpoint",
            description =
                    "In the mode of the key that calls. The answer shows the signing secret, this once.")
    View create(Caller caller, NewId newId, @RequestBody WebhookEndpointBodies.Create body) {
        checkScheme(body.url());
        var id = new WebhookEndpointId(newId.value());
        // A repeat after a crash: the first try's secret was never told, so it gets a new one.
        var issued =
                endpoints.find(id).isPresent()
                        ? endpoints.rotateSecret(id)
                        : endpoints.create(
                                id,
                                caller.merchant(),
                                caller.live(),
                                body.url(),
                                Objects.requireNonNullElse(body.eventTypes(), List.of()));
        return View.of(issued.endpoint(), issued.secret());
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getWebhookEndpoint", summary = "Read a webhook endpoint")
    View get(Caller caller, @PathVariable String id) {
        return View.of(find(caller, id), null);
    }

    @GetMapping
    @Operation(
            operationId = "listWebhookEndpoints",
            summary = "List webhook endpoints",
            description = "All of the key's mode.")
    ListOf<View> list(Caller caller) {
        return ListOf.all(
                endpoints.all(caller.merchant(), caller.live()).stream()
                        .map(endpoint -> View.of(endpoint, null))
                        .toList());
    }

    @PatchMapping("/{id}")
    @Operation(
            operationId = "updateWebhookEndpoint",
            summary = "Change or disable a webhook endpoint",
            description = "Send enabled: false to disable it.")
    View update(
            Caller caller,
            @PathVariable String id,
            @RequestBody WebhookEndpointBodies.Update body) {
        var endpoint = find(caller, id);
        if (body.url() != null) {
            checkScheme(body.url());
        }
        return View.of(
                endpoints.update(
                        endpoint.id(),
                        Objects.requireNonNullElse(body.url(), endpoint.url()),
                        Objects.requireNonNullElse(body.eventTypes(), endpoint.eventTypes()),
                        Objects.requireNonNullElse(body.enabled(), endpoint.enabled())),
                null);
    }

    @PostMapping("/{id}/rotate_secret")
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Give a webhook endpoint a new secret",
            description =
                    "For 24 hours deliveries carry two signatures, of the new secret and of the old one.")
    View rotateSecret(
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Nothing body) {
        var issued = endpoints.rotateSecret(find(caller, id).id());
        return View.of(issued.endpoint(), issued.secret());
    }

    private WebhookEndpoint find(Caller caller, String id) {
        return endpoints
                .find(Ids.parse(id, WebhookEndpointId::parse, "webhook endpoint"))
                .filter(endpoint -> endpoint.merchant().equals(caller.merchant()))
                .filter(endpoint -> endpoint.live() == caller.live())
                .orElseThrow(() -> RefusedException.notFound("webhook endpoint"));
    }

    private void checkScheme(String url) {
        if (!plainHttpAllowed && !url.startsWith("https:")) {
            throw new RefusedException(
                    new Refusal(Refusal.Code.INVALID_REQUEST, "must be an https URL", "/url"));
        }
    }
}
