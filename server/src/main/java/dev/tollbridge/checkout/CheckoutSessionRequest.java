package dev.tollbridge.checkout;

import dev.tollbridge.payment.PaymentRequest;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session to create; every member is already well-formed, and the line items add up to the
 * payment's amount.
 *
 * @param payment without a method: the payer chooses
 * @param lineItems at most 100
 * @param methods what the payer may choose from; empty for all that the merchant has
 * @param locale BCP 47 tag of the language the page opens in; null for the browser's wish
 * @param successUrl http or https
 * @param cancelUrl http or https
 */
public record CheckoutSessionRequest(
        PaymentRequest payment,
        List<LineItem> lineItems,
        List<String> methods,
        @Nullable String locale,
        @Nullable URI successUrl,
        @Nullable URI cancelUrl) {}
