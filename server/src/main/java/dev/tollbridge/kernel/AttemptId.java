package dev.tollbridge.kernel;

import java.util.Optional;
import java.util.UUID;

/** The id of an attempt to pay a payment over one channel account. */
public record AttemptId(UUID value) implements TypedId {
    public static final String PREFIX = "att";

    public static Optional<AttemptId> parse(String text) {
        return TypedId.parse(text, PREFIX, AttemptId::new);
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
