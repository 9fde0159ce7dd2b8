package dev.tollbridge.api;

import dev.tollbridge.edge.Body;
import dev.tollbridge.kernel.WebhookEndpointId;
import dev.tollbridge.merchant.WebhookEndpoint;
import dev.tollbridge.spi.Secret;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said about webhook endpoints. */
final class WebhookEndpointBodies {
    private static final String EVENT_TYPE = "^[a-z_]{1,40}\\.([a-z_]{1,40}|\\*)$";
    private static final String EVENT_TYPES =
            "Types such as payment.succeeded, or payment.* for a family; none for all.";

    private WebhookEndpointBodies() {}

    @Schema(name = "WebhookEndpointCreate", description = "A webhook endpoint to add.")
    record Create(
            @Schema(
                            requiredMode = RequiredMode.REQUIRED,
                            format = "uri",
                            description = "Where events are sent; https, in development http too.",
                            example = "https://shop.example/hooks")
                    String url,
            @Schema(
                            pattern = EVENT_TYPE,
                            description = EVENT_TYPES,
                            example = "[\"payment.succeeded\", \"refund.*\"]")
                    @Nullable List<String> eventTypes)
            implements Body {}

    @Schema(name = "WebhookEndpointUpdate", description = "Only what is named changes.")
    record Update(
            @Schema(format = "uri", description = "Where events are sent.") @Nullable String url,
            @Schema(pattern = EVENT_TYPE, description = EVENT_TYPES)
                    @Nullable List<String> eventTypes,
            @Schema(description = "Whether events are sent.") @Nullable Boolean enabled)
            implements Body {}

    @Schema(name = "WebhookEndpoint", description = "Where a merchant is told what happened.")
    record View(
            @Schema(description = "Id.", example = "whe_01jt0vq1c2e9xbt7r5d4m8k6hn")
                    WebhookEndpointId id,
            @Schema(description = "Where events are sent.", example = "https://shop.example/hooks")
                    String url,
            @Schema(description = EVENT_TYPES, example = "[\"payment.succeeded\"]")
                    List<String> eventTypes,
            @Schema(description = "Whether events are sent.") boolean enabled,
            @Schema(description = "Whether it is told of live objects.") boolean live,
            @Schema(
                            description =
                                    "Signs the deliveries (Standard Webhooks). Shown when it is made and never again.",
                            example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw0Yp6b0aGb7M=")
                    @Nullable String secret,
            @Schema(description = "When it was made.") Instant createdAt,
            @Schema(description = "When it was changed last.") Instant updatedAt) {

        static View of(WebhookEndpoint endpoint, @Nullable Secret secret) {
            return new View(
                    endpoint.id(),
                    endpoint.url(),
                    endpoint.eventTypes(),
                    endpoint.enabled(),
                    endpoint.live(),
                    secret == null ? null : secret.reveal(),
                    endpoint.createdAt(),
                    endpoint.updatedAt());
        }
    }
}
