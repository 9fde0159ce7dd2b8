package dev.tollbridge.notification;

import dev.tollbridge.kernel.WebhookEndpointId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Counts the tries that this node has under way, and how many of them wait for the answer of each
 * endpoint. A try goes on after the answer, until its result is kept; that is no burden to the
 * endpoint and takes none of its places.
 */
final class InFlight {
    private final int limit;
    private final int limitPerEndpoint;
    private final Map<UUID, Integer> counts = new HashMap<>();
    private int total;

    InFlight(int limit, int limitPerEndpoint) {
        this.limit = limit;
        this.limitPerEndpoint = limitPerEndpoint;
    }

    synchronized int free() {
        return limit - total;
    }

    synchronized void enter(WebhookEndpointId endpoint) {
        total++;
        counts.merge(endpoint.value(), 1, Integer::sum);
    }

    /** False if all places, or all of this endpoint, are taken. */
    synchronized boolean tryEnter(WebhookEndpointId endpoint) {
        if (total >= limit || counts.getOrDefault(endpoint.value(), 0) >= limitPerEndpoint) {
            return false;
        }
        enter(endpoint);
        return true;
    }

    /** The endpoint has answered, or will not. */
    synchronized void answered(WebhookEndpointId endpoint) {
        counts.computeIfPresent(endpoint.value(), (id, count) -> count == 1 ? null : count - 1);
    }

    /** A try whose endpoint has answered is over. */
    synchronized void leave() {
        total--;
        notifyAll();
    }

    /** Whether an endpoint, or the node, has its fill. */
    synchronized boolean isAnyFull() {
        return total >= limit
                || counts.values().stream().anyMatch(count -> count >= limitPerEndpoint);
    }

    /** Whether none was left in the given time. */
    synchronized boolean awaitNone(Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        try {
            for (long left = timeout.toNanos(); total > 0 && left > 0; ) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
                left = end - System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return total == 0;
    }

    synchronized Share share() {
        var endpoints = counts.keySet().stream().map(UUID::toString).toArray(String[]::new);
        var numbers = counts.values().toArray(Integer[]::new);
        return new Share(endpoints, numbers, limitPerEndpoint);
    }

    /**
     * As arrays, because they become parameters of one statement.
     *
     * @param counts tries under way to the endpoint at the same place
     * @param limit tries that one endpoint may have under way
     */
    record Share(String[] endpoints, Integer[] counts, int limit) {}
}
