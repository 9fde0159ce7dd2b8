package dev.tollbridge.checkout;

import dev.tollbridge.kernel.CheckoutSessionId;
import dev.tollbridge.kernel.PaymentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session as the API prints it.
 *
 * @param url where the payer is sent
 * @param status {@code open}, {@code complete} or {@code expired}
 */
public record CheckoutSessionView(
        CheckoutSessionId id,
        @Nullable String url,
        String status,
        boolean live,
        PaymentId payment,
        String paymentStatus,
        long amount,
        String currency,
        String merchantOrderId,
        List<LineItem> lineItems,
        List<String> methods,
        @Nullable String locale,
        @Nullable String successUrl,
        @Nullable String cancelUrl,
        Instant createdAt,
        Instant expiresAt) {}
