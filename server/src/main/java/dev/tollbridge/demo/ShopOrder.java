package dev.tollbridge.demo;

import dev.tollbridge.kernel.IdFormat;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has ordered.
 *
 * @param quantity 1 to 9
 * @param checkoutUrl where it is paid; null if the gateway was not reached
 */
record ShopOrder(
        UUID id, Product product, int quantity, @Nullable String checkoutUrl, Instant createdAt) {
    private static final String PREFIX = "shop-";

    /** In addresses and, as merchant_order_id, towards the gateway. */
    public String number() {
        return PREFIX + IdFormat.print(id);
    }

    /** In fen. */
    public long amount() {
        return product.price() * quantity;
    }

    static Optional<UUID> parse(String number) {
        return number.startsWith(PREFIX)
                ? IdFormat.parse(number.substring(PREFIX.length()))
                : Optional.empty();
    }
}
