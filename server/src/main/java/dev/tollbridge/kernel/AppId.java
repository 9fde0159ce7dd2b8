package dev.tollbridge.kernel;

import java.util.Optional;
import java.util.UUID;

/** The id of an app: one program of a merchant, with its own keys. */
public record AppId(UUID value) implements TypedId {
    public static final String PREFIX = "app";

    public static Optional<AppId> parse(String text) {
        return TypedId.parse(text, PREFIX, AppId::new);
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public String toString() {
        return print();
    }
}
