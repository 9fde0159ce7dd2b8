package dev.tollbridge.merchant;

/** An endpoint with what signs its deliveries. */
public record WebhookTarget(WebhookEndpoint endpoint, EndpointSecrets secrets) {}
