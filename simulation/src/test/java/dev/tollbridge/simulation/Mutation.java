package dev.tollbridge.simulation;

import org.jspecify.annotations.Nullable;

/** A deliberate bug, and the invariant by which the simulation has to notice it. */
public enum Mutation {
    TIME_OUT_MEANS_FAILED("I12", 1),
    REFUND_TIME_OUT_MEANS_FAILED("I12", 19),
    REFUND_IS_NOT_RESERVED("I3", 7),
    EVENT_OUTSIDE_THE_TRANSACTION("I8", 3);

    private static volatile @Nullable Mutation active;
    private final String invariant;
    private final int from;

    /**
     * @param from a seed near one that finds it, so that the test is quick
     */
    Mutation(String invariant, int from) {
        this.invariant = invariant;
        this.from = from;
    }

    int from() {
        return from;
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
