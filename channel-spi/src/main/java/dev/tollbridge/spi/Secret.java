package dev.tollbridge.spi;

import java.util.Objects;

/**
 * A value that must not be shown. {@link #toString()} masks it; {@link #reveal()} is the only way
 * to the text.
 */
public final class Secret {
    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    public static Secret of(String text) {
        return new Secret(Objects.requireNonNull(text));
    }

    /** The plain text. Call it at the place of use and keep the result in no field. */
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "••••";
    }
}
