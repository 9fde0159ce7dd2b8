package dev.tollbridge.api;

import dev.tollbridge.checkout.CheckoutSessionRequest;
import dev.tollbridge.checkout.LineItem;
import dev.tollbridge.edge.Body;
import dev.tollbridge.edge.Checked;
import dev.tollbridge.edge.Faults;
import dev.tollbridge.payment.PaymentRequest;
import dev.tollbridge.payment.PaymentRequest.PayerDetails;
import dev.tollbridge.spi.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What callers send about checkout sessions. */
final class CheckoutSessionBodies {
    private static final int MAX_SUBJECT = 256;

    private CheckoutSessionBodies() {}

    @Schema(name = "CheckoutSessionCreate", description = "A checkout session to make.")
    record Create(
            @Schema(
                            requiredMode = RequiredMode.REQUIRED,
                            description = "What is bought, 1 to 100 lines.")
                    List<Line> lineItems,
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
                                    "Your own number of the order, unique per merchant and mode, as of a payment.",
                            example = "order-1001")
                    String merchantOrderId,
            @Schema(
                            minimum = "1",
                            maximum = "1000000000000",
                            description =
                                    "Minor units; the sum of the line items, and refused if it is not.")
                    @Nullable Long amount,
            @Schema(
                            minLength = 1,
                            maxLength = MAX_SUBJECT,
                            description =
                                    "What the payer reads in the wallet; the names of the line items if not said.")
                    @Nullable String subject,
            @Schema(maxLength = 500, description = "More about the order.")
                    @Nullable String description,
            @Schema(
                            pattern = Patterns.METHOD,
                            description =
                                    "What the payer may choose from, in this order; all that you have if not said.")
                    @Nullable List<String> methods,
            @Schema(
                            maxLength = 35,
                            pattern = "^[A-Za-z0-9-]{2,35}$",
                            description =
                                    "BCP 47 tag of the language the page opens in; the browser's wish if not said.",
                            example = "zh-CN")
                    @Nullable String locale,
            @Schema(
                            format = "uri",
                            description = "Where the payer goes after paying; http or https.",
                            example = "https://shop.example/thanks")
                    @Nullable String successUrl,
            @Schema(
                            format = "uri",
                            description = "Where the payer goes who does not pay; http or https.",
                            example = "https://shop.example/cart")
                    @Nullable String cancelUrl,
            @Schema(
                            minimum = "60",
                            maximum = "2592000",
                            description = "Seconds the payer has; 7200 if not said.",
                            example = "1800")
                    @Nullable Integer expiresIn,
            @Schema(maxLength = 500, description = "Up to 50 texts of your own.")
                    @Nullable Map<String, String> metadata)
            implements Body {
        private static final int DEFAULT_EXPIRY_SECONDS = 7200;

        @Override
        public void check(Faults faults) {
            if (lineItems.isEmpty()) {
                faults.add("/line_items", "must have an item");
                return;
            }
            long sum = sum();
            if (sum < 1 || sum > Money.MAX_MINOR) {
                faults.add("/line_items", "must add up to 1 to " + Money.MAX_MINOR);
            } else if (amount != null && amount != sum) {
                faults.add("/amount", "must be the sum of the line items, which is " + sum);
            }
        }

        CheckoutSessionRequest request() {
            int seconds = Objects.requireNonNullElse(expiresIn, DEFAULT_EXPIRY_SECONDS);
            var payment =
                    new PaymentRequest(
                            Money.of(sum(), currency),
                            merchantOrderId,
                            subject == null ? names() : subject,
                            description,
                            null,
                            null,
                            null,
                            new PayerDetails(null, null, locale, null),
                            uri(successUrl),
                            Duration.ofSeconds(seconds),
                            false,
                            0,
                            Objects.requireNonNullElse(metadata, Map.of()),
                            null,
                            Map.of());
            return new CheckoutSessionRequest(
                    payment,
                    lineItems.stream().map(Line::item).toList(),
                    Objects.requireNonNullElse(methods, List.of()),
                    locale,
                    uri(successUrl),
                    uri(cancelUrl));
        }

        /** Stays far below overflow: 100 lines of 9999 times a thousand milliards. */
        private long sum() {
            return lineItems.stream().mapToLong(line -> line.item().total()).sum();
        }

        private String names() {
            String all = lineItems.stream().map(Line::name).collect(Collectors.joining(", "));
            int end =
                    all.offsetByCodePoints(
                            0, Math.min(MAX_SUBJECT, all.codePointCount(0, all.length())));
            return all.substring(0, end);
        }

        private static @Nullable URI uri(@Nullable String text) {
            return text == null ? null : URI.create(text);
        }
    }

    @Schema(name = "LineItemCreate", description = "One line of what is bought.")
    record Line(
            @Schema(
                            requiredMode = RequiredMode.REQUIRED,
                            minLength = 1,
                            maxLength = 256,
                            description = "What the payer reads.",
                            example = "Blue teapot")
                    String name,
            @Schema(
                            requiredMode = RequiredMode.REQUIRED,
                            minimum = "1",
                            maximum = "9999",
                            description = "How many.",
                            example = "1")
                    Integer quantity,
            @Schema(
                            requiredMode = RequiredMode.REQUIRED,
                            minimum = "0",
                            maximum = "1000000000000",
                            description = "Minor units, for one.",
                            example = "8800")
                    Long unitAmount)
            implements Checked {
        LineItem item() {
            return new LineItem(name, quantity, unitAmount);
        }
    }
}
