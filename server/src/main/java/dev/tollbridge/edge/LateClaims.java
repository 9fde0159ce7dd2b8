package dev.tollbridge.edge;

import java.util.Set;

/**
 * Where a POST claims its idempotency key no earlier than it first writes, in the same commit. Only
 * for calls that before that do nothing but look: a repeat comes that far too, before it learns
 * that the key is taken.
 *
 * @param paths exact ones
 */
public record LateClaims(Set<String> paths) {}
