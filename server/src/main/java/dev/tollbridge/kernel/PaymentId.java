package dev.tollbridge.kernel;

import java.util.Optional;
import java.util.UUID;

/** The id of a payment. */
public record PaymentId(UUID value) implements TypedId {
    public static final String PREFIX = "pay";

    public static Optional<PaymentId> parse(String text) {
        return TypedId.parse(text, PREFIX, PaymentId::new);
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
