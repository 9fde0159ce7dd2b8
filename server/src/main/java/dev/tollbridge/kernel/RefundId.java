package dev.tollbridge.kernel;

import java.util.Optional;
import java.util.UUID;

/** The id of a refund. */
public record RefundId(UUID value) implements TypedId {
    public static final String PREFIX = "ref";

    public static Optional<RefundId> parse(String text) {
        return TypedId.parse(text, PREFIX, RefundId::new);
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
