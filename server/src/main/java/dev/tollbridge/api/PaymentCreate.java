package dev.tollbridge.api;

import dev.tollbridge.edge.Body;
import dev.tollbridge.edge.Faults;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.payment.PaymentRequest;
import dev.tollbridge.payment.PaymentRequest.PayerDetails;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Secret;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

@Schema(description = "A payment to create.")
record PaymentCreate(
        @Schema(
                        requiredMode = RequiredMode.REQUIRED,
                        minimum = "1",
                        maximum = "1000000000000",
                        description = "Minor units of the currency: fen for CNY, yen for JPY.",
                        example = "8800")
                Long amount,
        @Schema(
                        requiredMode = RequiredMode.REQUIRED,
                        format = "iso-4217",
                        description = "ISO 4217 code.",
                        example = "CNY")
                String currency,
        @Schema(
                        requiredMode = RequiredMode.REQUIRED,
                        minLength = 1,
                        maxLength = 64,
                        pattern = Patterns.VISIBLE,
                        description =
                                "Your own number of the order, unique per merchant and mode. The same number with the"
                                        + " same terms answers the same payment; with other terms it is refused.",
                        example = "order-1001")
                String merchantOrderId,
        @Schema(
                        requiredMode = RequiredMode.REQUIRED,
                        minLength = 1,
                        maxLength = 256,
                        description = "What the payer reads in the wallet.",
                        example = "Blue teapot")
                String subject,
        @Schema(maxLength = 500, description = "More about the order.")
                @Nullable String description,
        @Schema(
                        pattern = Patterns.METHOD,
                        description = "How to pay. Without it, the payer chooses on the checkout.")
                @Nullable String method,
        @Schema(description = "Where the payer is; required with method.", example = "web")
                @Nullable Scene scene,
        @Schema(
                        minLength = 1,
                        maxLength = 128,
                        description = "What the shop scanned, for scene barcode.")
                @Nullable Secret authCode,
        @Schema(description = "What you know of the payer.") @Nullable Payer payer,
        @Schema(
                        format = "uri",
                        description = "Where the payer's browser goes afterwards; http or https.",
                        example = "https://shop.example/thanks")
                @Nullable String returnUrl,
        @Schema(
                        description =
                                "When the payment expires, 60 seconds to 30 days from now. Not together with expires_in.",
                        example = "2026-05-01T12:00:00Z")
                @Nullable Instant expiresAt,
        @Schema(
                        minimum = "60",
                        maximum = "2592000",
                        description = "Seconds the payer has; 7200 if not said.",
                        example = "1800")
                @Nullable Integer expiresIn,
        @Schema(
                        allowableValues = {"automatic", "manual"},
                        description = "automatic if not said. manual is not implemented yet.")
                @Nullable String capture,
        @Schema(minimum = "0", maximum = "60", description = "Number of instalments, 0 for none.")
                @Nullable Integer instalments,
        @Schema(
                        description =
                                "Up to 50 texts of your own, each up to 500 characters, returned as they are.",
                        example = "{\"cart\": \"77\"}")
                @Nullable Map<String, String> metadata,
        @Schema(
                        description = "Insists on one channel account instead of routing.",
                        example = "acc_01jt0vq1c2e9xbt7r5d4m8k6hn")
                @Nullable ChannelAccountId channelAccount,
        @Schema(
                        description =
                                "Passed to the channel; GET /v1/channels lists the names that each takes.")
                @Nullable Map<String, String> channelOptions)
        implements Body {
    private static final Duration DEFAULT_EXPIRY = Duration.ofHours(2);
    private static final Duration MIN_EXPIRY = Duration.ofSeconds(60);
    private static final Duration MAX_EXPIRY = Duration.ofDays(30);

    @Override
    public void check(Faults faults) {
        if (method != null && scene == null) {
            faults.add("/scene", "is required with method");
        }
        if (method == null && scene != null) {
            faults.add("/method", "is required with scene");
        }
        if (scene == Scene.BARCODE && authCode == null) {
            faults.add("/auth_code", "is required with scene barcode");
        }
        if (expiresAt != null && expiresIn != null) {
            faults.add("/expires_at", "must not stand beside expires_in");
        }
    }

    PaymentRequest request(Duration expiry) {
        return new PaymentRequest(
                Money.of(amount, currency),
                merchantOrderId,
                subject,
                description,
                method,
                scene,
                authCode,
                payer == null ? PayerDetails.NONE : payer.details(),
                returnUrl == null ? null : URI.create(returnUrl),
                expiry,
                "manual".equals(capture),
                Objects.requireNonNullElse(instalments, 0),
                Objects.requireNonNullElse(metadata, Map.of()),
                channelAccount,
                Objects.requireNonNullElse(channelOptions, Map.of()));
    }

    /** Null if {@code expires_at} is too near or too far. */
    @Nullable Duration expiry(Instant now) {
        if (expiresAt == null) {
            return expiresIn == null ? DEFAULT_EXPIRY : Duration.ofSeconds(expiresIn);
        }
        var left = Duration.between(now, expiresAt);
        boolean isInRange = left.compareTo(MIN_EXPIRY) >= 0 && left.compareTo(MAX_EXPIRY) <= 0;
        return isInRange ? left : null;
    }
}
