package dev.tollbridge.edge;

/**
 * What bounds every {@link Checked} record beside its annotations; the API's description says so
 * too.
 */
public final class ReadLimits {
    /** Of a list. */
    public static final int MAX_ITEMS = 100;

    /** Of an object with free names. */
    public static final int MAX_ENTRIES = 50;

    /** Of such a name. */
    public static final String KEY_PATTERN = "^[A-Za-z0-9_.-]{1,40}$";

    /** Of a text, in code points, if its annotation does not say. */
    public static final int MAX_LENGTH = 500;

    /** Of a secret: PEM files of certificates and keys are long. */
    public static final int MAX_SECRET_LENGTH = 20_000;

    /** Of an integer, if its annotation does not say. */
    public static final int MIN_INTEGER = 0;

    /** Of an integer, if its annotation does not say. */
    public static final int MAX_INTEGER = Integer.MAX_VALUE;

    private ReadLimits() {}
}
