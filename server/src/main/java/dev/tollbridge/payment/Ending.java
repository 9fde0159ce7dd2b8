package dev.tollbridge.payment;

import java.util.Locale;

/** How a payment is to end once nothing is open at a channel any more. */
enum Ending {
    CANCELED,
    EXPIRED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Ending of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    PaymentStatus status() {
        return switch (this) {
            case CANCELED -> PaymentStatus.CANCELED;
            case EXPIRED -> PaymentStatus.EXPIRED;
        };
    }
}
