package dev.tollbridge.payment;

import java.util.Locale;

/** Where a refund stands. The last two are final. */
enum RefundStatus {
    CREATED,
    PENDING,
    UNKNOWN,
    SUCCEEDED,
    FAILED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RefundStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    boolean isFinal() {
        return switch (this) {
            case SUCCEEDED, FAILED -> true;
            case CREATED, PENDING, UNKNOWN -> false;
        };
    }
}
