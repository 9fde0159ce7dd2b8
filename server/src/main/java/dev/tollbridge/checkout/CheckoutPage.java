package dev.tollbridge.checkout;

import dev.tollbridge.pages.MoneyText;
import dev.tollbridge.spi.Money;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the templates print.
 *
 * @param amount formatted for the reader
 * @param problem message key of what went wrong just now
 */
record CheckoutPage(
        String path,
        String merchant,
        boolean live,
        String subject,
        @Nullable String description,
        String orderId,
        String amount,
        String currency,
        List<Item> items,
        Panel panel,
        @Nullable String problem) {

    record Item(String name, int quantity, String total) {}

    static CheckoutPage of(
            OpenCheckout checkout,
            String merchant,
            Panel panel,
            @Nullable String problem,
            Locale locale) {
        var payment = checkout.payment();
        return new CheckoutPage(
                checkout.path(),
                merchant,
                payment.live(),
                payment.subject(),
                payment.description(),
                payment.merchantOrderId(),
                MoneyText.of(Money.of(payment.amount(), payment.currency()), locale),
                payment.currency(),
                items(checkout, locale),
                panel,
                problem);
    }

    private static List<Item> items(OpenCheckout checkout, Locale locale) {
        String currency = checkout.payment().currency();
        return checkout.session().map(CheckoutSession::lineItems).orElse(List.of()).stream()
                .map(line ->
                        new Item(
                                line.name(),
                                line.quantity(),
                                MoneyText.of(Money.of(line.total(), currency), locale)))
                .toList();
    }
}
