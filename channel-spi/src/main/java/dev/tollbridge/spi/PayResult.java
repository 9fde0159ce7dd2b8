package dev.tollbridge.spi;

import org.jspecify.annotations.Nullable;

/** What a started payment came to. */
public sealed interface PayResult {
    /** The order waits for its payer. */
    record Pending(NextAction action, @Nullable String tradeNo) implements PayResult {}

    /** Paid at once. */
    record Paid(Receipt receipt) implements PayResult {}

    /** Reserved at once. */
    record Authorized(Receipt receipt) implements PayResult {}
}
