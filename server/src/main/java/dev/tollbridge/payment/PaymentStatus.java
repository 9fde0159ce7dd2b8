package dev.tollbridge.payment;

import java.util.Locale;

/** Where a payment stands. The last three are final. */
enum PaymentStatus {
    REQUIRES_METHOD,
    PENDING,
    AUTHORIZED,
    SUCCEEDED,
    CANCELED,
    EXPIRED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PaymentStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    boolean isFinal() {
        return switch (this) {
            case SUCCEEDED, CANCELED, EXPIRED -> true;
            case REQUIRES_METHOD, PENDING, AUTHORIZED -> false;
        };
    }
}
