package dev.tollbridge.simulators.unionpay.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the merchant asked for.
 *
 * @param entry the last part of the path that it came by, without {@code .do}
 * @param amount fen
 * @param expiresAt {@code payTimeout}
 * @param reqReserved comes back in answers and notifications
 * @param encoding of answers and notifications
 * @param origQryId what it refers to, for those that follow
 * @param phone the payer's, as the merchant knew it
 */
public record Terms(
        String entry,
        String bizType,
        long amount,
        @Nullable String frontUrl,
        @Nullable String backUrl,
        @Nullable Instant expiresAt,
        String description,
        @Nullable String reqReserved,
        String encoding,
        @Nullable String origQryId,
        @Nullable String phone) {}
