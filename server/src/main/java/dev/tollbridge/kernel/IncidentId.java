package dev.tollbridge.kernel;

import java.util.Optional;
import java.util.UUID;

/** The id of an incident. */
public record IncidentId(UUID value) implements TypedId {
    public static final String PREFIX = "inc";

    public static Optional<IncidentId> parse(String text) {
        return TypedId.parse(text, PREFIX, IncidentId::new);
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
