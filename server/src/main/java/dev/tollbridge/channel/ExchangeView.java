package dev.tollbridge.channel;

import dev.tollbridge.kernel.ExchangeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An exchange with a channel as the API prints it. Secrets, codes and signatures are masked.
 *
 * @param request method, address and parameters, one a line
 * @param reply the body as text, at most 16 KiB; null if none came
 * @param outcome {@code answered}, {@code not_sent} or {@code no_reply}
 */
public record ExchangeView(
        ExchangeId id,
        String operation,
        String request,
        @Nullable String reply,
        @Nullable Integer httpStatus,
        String outcome,
        int durationMs,
        Instant at) {}
