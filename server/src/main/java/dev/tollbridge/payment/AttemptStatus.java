package dev.tollbridge.payment;

import java.util.Locale;

/**
 * Where an attempt stands. UNKNOWN is left only by the channel's word; the last three are final.
 */
enum AttemptStatus {
    CREATED,
    PENDING,
    AUTHORIZED,
    UNKNOWN,
    SUCCEEDED,
    FAILED,
    CLOSED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AttemptStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    boolean isFinal() {
        return switch (this) {
            case SUCCEEDED, FAILED, CLOSED -> true;
            case CREATED, PENDING, AUTHORIZED, UNKNOWN -> false;
        };
    }
}
