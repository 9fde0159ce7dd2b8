package dev.tollbridge.bench.soak;

/**
 * Something that must not be.
 *
 * @param about the id of the object
 */
record Finding(Kind kind, String about, String what) {
    enum Kind {
        /** Promised or paid, and not there. */
        LOST,
        /** There twice. */
        DOUBLED,
        /** There, and nobody can say why. */
        UNEXPLAINED
    }

    @Override
    public String toString() {
        return kind + " " + about + ": " + what;
    }
}
