package dev.tollbridge.payment;

import java.util.Locale;

/** Where a refund or a draw stands at its channel. The last two are final. */
enum MovementStatus {
    CREATED,
    PENDING,
    UNKNOWN,
    SUCCEEDED,
    FAILED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MovementStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    boolean isFinal() {
        return switch (this) {
            case SUCCEEDED, FAILED -> true;
            case CREATED, PENDING, UNKNOWN -> false;
        };
    }
}
