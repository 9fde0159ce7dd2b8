package dev.tollbridge.api;

/** Patterns that several members share. */
final class Patterns {
    /** Codes of methods and channels. */
    static final String METHOD = "^[a-z][a-z0-9_]{1,31}$";

    /** Merchants' own numbers: ASCII without spaces. */
    static final String VISIBLE = "^[\\x21-\\x7e]+$";

    private Patterns() {}
}
