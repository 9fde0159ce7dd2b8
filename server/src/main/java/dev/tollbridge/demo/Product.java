package dev.tollbridge.demo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the shop sells; names are in the messages, drawings under {@code assets/shop}. */
enum Product {
    LANTERN(6_800),
    TEA(12_800),
    UMBRELLA(9_900);

    private final long price;

    Product(long price) {
        this.price = price;
    }

    /** For one, in fen. */
    public long price() {
        return price;
    }

    /** In addresses, messages and files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Product> of(String code) {
        return Arrays.stream(values()).filter(product -> product.code().equals(code)).findFirst();
    }
}
