package dev.tollbridge.kernel;

import java.util.Optional;
import java.util.UUID;

/** The id of a checkout session. */
public record CheckoutSessionId(UUID value) implements TypedId {
    public static final String PREFIX = "cs";

    public static Optional<CheckoutSessionId> parse(String text) {
        return TypedId.parse(text, PREFIX, CheckoutSessionId::new);
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
