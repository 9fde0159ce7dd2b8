package dev.tollbridge.edge;

/** What {@link Body} and {@link Query} have in common. */
public interface Checked {
    /** Checks what lies between members; called once every member alone is right. */
    default void check(Faults faults) {}
}
