package dev.tollbridge.kernel;

import java.util.Optional;
import java.util.UUID;

/** The id of a merchant. */
public record MerchantId(UUID value) implements TypedId {
    public static final String PREFIX = "mer";

    public static Optional<MerchantId> parse(String text) {
        return TypedId.parse(text, PREFIX, MerchantId::new);
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
