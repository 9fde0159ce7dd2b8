package dev.tollbridge.payment;

import java.util.List;

/** What {@link PaymentTransitions} decided. */
record Transition(PaymentFile after, List<Happening> happenings) {
    Transition {
        happenings = List.copyOf(happenings);
    }
}
