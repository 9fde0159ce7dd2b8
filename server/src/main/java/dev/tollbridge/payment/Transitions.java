package dev.tollbridge.payment;

import java.time.Instant;

/**
 * Decides what becomes of a file. {@link PaymentTransitions} is the one that runs; the seeded
 * simulation puts deliberately broken ones around it, to show that it would notice.
 */
interface Transitions {
    Transition apply(PaymentFile file, PaymentEvent event, Instant now);
}
