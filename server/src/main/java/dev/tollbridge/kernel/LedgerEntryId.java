package dev.tollbridge.kernel;

import java.util.Optional;
import java.util.UUID;

/** The id of a ledger entry. */
public record LedgerEntryId(UUID value) implements TypedId {
    public static final String PREFIX = "led";

    public static Optional<LedgerEntryId> parse(String text) {
        return TypedId.parse(text, PREFIX, LedgerEntryId::new);
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
