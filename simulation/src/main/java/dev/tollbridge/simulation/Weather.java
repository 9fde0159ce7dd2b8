package dev.tollbridge.simulation;

/**
 * What the seed does to those who act: it lets others go first, and it breaks things. Everything
 * that can be interrupted or fail asks here. Threads that are no actors (the set-up) are left
 * alone.
 */
interface Weather {
    /** Others may act now, and the actor may die. */
    void between(Actor actor, String where);

    /**
     * Draws a fault by weight.
     *
     * @return its place in the weights; 0 for none
     */
    int fault(Actor actor, String what, int... weights);

    /** The machine under the actor is gone from here on. Never returns. */
    Actor.Crash crash(Actor actor);

    /** For the account of the history. */
    void note(String line);

    /** Something was written or said that the invariants may depend on. */
    void changed();

    /** An invariant was seen broken in the middle of an actor's work. */
    void violated(Violation violation);
}
