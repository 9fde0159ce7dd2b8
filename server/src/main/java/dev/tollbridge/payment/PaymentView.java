package dev.tollbridge.payment;

import dev.tollbridge.kernel.AttemptId;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.DrawId;
import dev.tollbridge.kernel.PaymentId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payment as the API prints it; names become snake_case, null members are left out.
 *
 * @param nextAction a JSON object with {@code type}, as the API describes it
 * @param amountCapturable what is reserved and neither captured nor being captured, while
 *     authorized
 * @param captureBefore when it is released by itself
 * @param clientSecret only where the caller may hand it to the payer: in answers to commands, never
 *     in events
 */
public record PaymentView(
        PaymentId id,
        String status,
        boolean live,
        long amount,
        String currency,
        long amountCaptured,
        long amountRefunded,
        String merchantOrderId,
        String subject,
        @Nullable String description,
        @Nullable String method,
        @Nullable String scene,
        String capture,
        int instalments,
        @Nullable Map<String, Object> nextAction,
        @Nullable ErrorView lastError,
        @Nullable String returnUrl,
        @Nullable String clientSecret,
        @Nullable String checkoutUrl,
        Map<String, String> metadata,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant succeededAt,
        @Nullable Long amountCapturable,
        @Nullable Instant captureBefore,
        @Nullable List<AttemptView> attempts,
        @Nullable List<CaptureView> captures,
        @Nullable List<RefundView> refunds) {

    /**
     * Reserved money that was taken, or is being taken.
     *
     * @param last whether what was left was given free with it
     * @param channelCaptureNo our number at the channel
     */
    public record CaptureView(
            DrawId id,
            String status,
            long amount,
            boolean last,
            String channelCaptureNo,
            @Nullable String channelTradeNo,
            @Nullable ErrorView error,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant succeededAt) {}

    /**
     * One try to pay.
     *
     * @param channelOrderNo our number at the channel
     * @param channelTradeNo the channel's own number, once it has told it
     */
    public record AttemptView(
            AttemptId id,
            String status,
            String channel,
            ChannelAccountId channelAccount,
            String method,
            String scene,
            String channelOrderNo,
            @Nullable String channelTradeNo,
            @Nullable ErrorView error,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant succeededAt) {}

    /**
     * Why something did not work, in our words and in the channel's.
     *
     * @param category declined, invalid, retryable, unknown, configuration or bug
     */
    public record ErrorView(
            String category,
            String declineCode,
            @Nullable String channelCode,
            @Nullable String channelMessage) {}
}
