package dev.tollbridge.simulators.core;

/** What can be emptied; the journal is not told. */
public interface Forgetful {
    void clear();
}
