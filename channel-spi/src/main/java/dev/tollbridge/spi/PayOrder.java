package dev.tollbridge.spi;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A payment to start, or an authorization if {@link ChannelAccount.Authorizes} is asked. Limits of
 * the {@link ChannelDescriptor} were checked before.
 *
 * @param orderNo our number of the order at the channel: 1 to 32 characters of {@code [0-9A-Za-z]},
 *     never used twice
 * @param subject what the payer reads, at most 256 characters
 * @param payerId the wallet's id of the payer, for scenes that need it
 * @param authCode what the shop scanned, for {@link Scene#BARCODE}
 * @param instalments number of instalments, 0 for none
 * @param expiresAt when the order must no longer be payable
 * @param returnUrl where the payer's browser goes afterwards
 * @param options from {@code channel_options}, names already checked
 */
public record PayOrder(
        String orderNo,
        Money amount,
        String subject,
        @Nullable String description,
        String method,
        Scene scene,
        @Nullable String payerId,
        @Nullable String payerIp,
        @Nullable Secret authCode,
        int instalments,
        Instant expiresAt,
        @Nullable URI returnUrl,
        Map<String, String> options) {
    public PayOrder {
        options = Map.copyOf(options);
    }

    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }
}
