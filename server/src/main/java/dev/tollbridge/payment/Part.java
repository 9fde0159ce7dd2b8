package dev.tollbridge.payment;

import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.kernel.TypedId;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a payment's file consists of beside the payment: attempts, draws, refunds. */
interface Part {
    Terms terms();

    State state();

    int version();

    /** What never changes. */
    interface Terms {
        TypedId id();

        PaymentId payment();

        Money amount();

        Instant createdAt();
    }

    /** What a channel's word may change. */
    interface State {
        @Nullable ChannelError error();

        int checks();

        Instant updatedAt();

        @Nullable Instant succeededAt();

        @Nullable Instant nextCheckAt();
    }
}
