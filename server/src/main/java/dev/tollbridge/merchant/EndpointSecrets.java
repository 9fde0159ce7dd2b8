package dev.tollbridge.merchant;

import dev.tollbridge.spi.Secret;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint's deliveries are signed with, each {@code whsec_} and Base64 (Standard
 * Webhooks).
 *
 * @param previous still signs too for a day after a rotation
 */
public record EndpointSecrets(Secret current, @Nullable Secret previous) {}
