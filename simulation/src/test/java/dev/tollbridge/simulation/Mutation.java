package dev.tollbridge.simulation;

import org.jspecify.annotations.Nullable;

/** A deliberate bug, and the invariant by which the simulation has to notice it. */
public enum Mutation {
    TIME_OUT_MEANS_FAILED("I12", Theme.ANYTHING),
    AMOUNT_IS_NOT_CHECKED("I12", Theme.STRAYS),
    LATE_SUCCESS_IS_DROPPED("I12", Theme.STRAYS),
    LATE_MONEY_IS_NOT_BOOKED("I9", Theme.STRAYS),
    REPEATED_NOTICE_IS_CREDITED_AGAIN("I9", Theme.ANYTHING),
    CAPTURE_TIME_OUT_MEANS_FAILED("I12", Theme.CAPTURES),
    REFUND_IS_NOT_RESERVED("I3", Theme.REFUNDS),
    REFUND_TIME_OUT_MEANS_FAILED("I12", Theme.REFUNDS),
    REFUND_IS_BOOKED_TWICE("I9", Theme.REFUNDS),
    EVENT_OUTSIDE_THE_TRANSACTION("I8", Theme.ANYTHING),
    LOST_WEBHOOK_COUNTS_AS_DELIVERED("I8", Theme.ANYTHING);

    private static volatile @Nullable Mutation active;
    private final String invariant;
    private final Theme theme;

    /**
     * @param theme what a history is about in which the bug does harm
     */
    Mutation(String invariant, Theme theme) {
        this.invariant = invariant;
        this.theme = theme;
    }

    Theme theme() {
        return theme;
    }

    String invariant() {
        return invariant;
    }

    static void activate(@Nullable Mutation mutation) {
        active = mutation;
    }

    /** Whether the system has this bug at the moment. */
    public boolean isActive() {
        return this == active;
    }
}
