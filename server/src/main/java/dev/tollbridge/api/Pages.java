package dev.tollbridge.api;

import dev.tollbridge.edge.ListOf;
import dev.tollbridge.payment.Payments.Page;

/** Pages of the payment module as the API prints them. */
final class Pages {
    private Pages() {}

    static <T> ListOf<T> print(Page<T> page) {
        return new ListOf<>(page.items(), page.hasMore());
    }
}
