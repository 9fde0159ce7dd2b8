package dev.tollbridge.checkout;

import dev.tollbridge.kernel.CheckoutSessionId;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.kernel.PaymentId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a hosted page shows beside the payment itself.
 *
 * @param methods what the payer may choose from; empty for all that the merchant has
 * @param locale BCP 47 tag of the language the page opens in
 * @param successUrl where the payer goes after paying
 * @param cancelUrl where the payer goes who does not pay
 */
record CheckoutSession(
        CheckoutSessionId id,
        MerchantId merchant,
        boolean live,
        PaymentId payment,
        List<LineItem> lineItems,
        List<String> methods,
        @Nullable String locale,
        @Nullable String successUrl,
        @Nullable String cancelUrl,
        Instant createdAt) {

    /** Whether a shop that repeats itself has said the same. */
    boolean hasTermsOf(CheckoutSession other) {
        return lineItems.equals(other.lineItems)
                && methods.equals(other.methods)
                && Objects.equals(locale, other.locale)
                && Objects.equals(successUrl, other.successUrl)
                && Objects.equals(cancelUrl, other.cancelUrl);
    }
}
