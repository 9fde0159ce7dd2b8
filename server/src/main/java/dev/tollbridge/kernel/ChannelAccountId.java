package dev.tollbridge.kernel;

import java.util.Optional;
import java.util.UUID;

/** The id of a merchant's account at a channel. */
public record ChannelAccountId(UUID value) implements TypedId {
    public static final String PREFIX = "acc";

    public static Optional<ChannelAccountId> parse(String text) {
        return TypedId.parse(text, PREFIX, ChannelAccountId::new);
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
