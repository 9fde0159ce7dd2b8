package dev.tollbridge.edge;

import java.util.UUID;

/**
 * An argument of controllers that create something: the id that the new object gets. It belongs to
 * the call's idempotency key, so a repeat after a crash creates the same object.
 */
public record NewId(UUID value) {}
