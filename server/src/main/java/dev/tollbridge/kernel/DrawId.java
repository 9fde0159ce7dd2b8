package dev.tollbridge.kernel;

import java.util.Optional;
import java.util.UUID;

/** The id of a draw on an authorization: a capture, or the release of what is left. */
public record DrawId(UUID value) implements TypedId {
    public static final String PREFIX = "cap";

    public static Optional<DrawId> parse(String text) {
        return TypedId.parse(text, PREFIX, DrawId::new);
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
