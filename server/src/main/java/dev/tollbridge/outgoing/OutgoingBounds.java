package dev.tollbridge.outgoing;

import java.time.Duration;

/**
 * The bounds of one client.
 *
 * @param purpose names its threads, and what it does in the audit log: {@code webhook}
 * @param connectTimeout for the look-up of the name, for each connection, for the TLS handshake,
 *     and for a free connection of the pool
 * @param responseTimeout between two bytes; a deadline for the whole is the caller's to set
 * @param perHost connections to one host
 * @param total connections
 * @param validateAfter how long an idle connection is trusted to be still open
 * @param timeToLive when a connection is closed, however busy
 */
public record OutgoingBounds(
        String purpose,
        Duration connectTimeout,
        Duration responseTimeout,
        int perHost,
        int total,
        Duration validateAfter,
        Duration timeToLive) {}
