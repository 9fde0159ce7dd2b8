package dev.tollbridge.kernel;

import java.util.Optional;
import java.util.UUID;

/** The id of an event. */
public record EventId(UUID value) implements TypedId {
    public static final String PREFIX = "evt";

    public static Optional<EventId> parse(String text) {
        return TypedId.parse(text, PREFIX, EventId::new);
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
