package dev.tollbridge.kernel;

import java.util.Optional;
import java.util.UUID;

/** The id of one logged exchange with a channel. */
public record ExchangeId(UUID value) implements TypedId {
    public static final String PREFIX = "exc";

    public static Optional<ExchangeId> parse(String text) {
        return TypedId.parse(text, PREFIX, ExchangeId::new);
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
