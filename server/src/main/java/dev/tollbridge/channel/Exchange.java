package dev.tollbridge.channel;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.ExchangeId;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.RefundId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One logged exchange with a channel, already redacted. */
record Exchange(
        ExchangeId id,
        MerchantId merchant,
        ChannelAccountId account,
        @Nullable AttemptId attempt,
        @Nullable RefundId refund,
        String operation,
        String request,
        @Nullable String reply,
        @Nullable Integer httpStatus,
        String outcome,
        int durationMs,
        Instant at) {}
