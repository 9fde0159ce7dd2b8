package dev.tollbridge.payment;

import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payment to create; every member is already well-formed.
 *
 * @param merchantOrderId 1 to 64 visible ASCII characters, unique per merchant and mode
 * @param subject 1 to 256 characters
 * @param method null lets the payer choose on the checkout
 * @param authCode what the shop scanned, for scene barcode
 * @param instalments 0 for none
 * @param expiresIn how long the payer has
 * @param channelAccount null lets routing choose
 * @param metadata at most 50 entries
 */
public record PaymentRequest(
        Money amount,
        String merchantOrderId,
        String subject,
        @Nullable String description,
        @Nullable String method,
        @Nullable Scene scene,
        @Nullable Secret authCode,
        PayerDetails payer,
        @Nullable URI returnUrl,
        Duration expiresIn,
        boolean manualCapture,
        int instalments,
        Map<String, String> metadata,
        @Nullable ChannelAccountId channelAccount,
        Map<String, String> channelOptions) {

    /** What the shop knows of the payer. */
    public record PayerDetails(
            @Nullable String id,
            @Nullable String ip,
            @Nullable String locale,
            @Nullable String userAgent) {
        public static final PayerDetails NONE = new PayerDetails(null, null, null, null);
    }
}
