package dev.tollbridge.kernel;

import java.util.Optional;
import java.util.UUID;

/** The id of an API key. */
public record ApiKeyId(UUID value) implements TypedId {
    public static final String PREFIX = "key";

    public static Optional<ApiKeyId> parse(String text) {
        return TypedId.parse(text, PREFIX, ApiKeyId::new);
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
