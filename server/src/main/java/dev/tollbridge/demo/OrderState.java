package dev.tollbridge.demo;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What the shop believes of an order. */
enum OrderState {
    WAITING,
    PAID,
    CLOSED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Only genuine webhooks count, and the sequence says which of them is the latest. */
    static OrderState of(List<ReceivedWebhook> received) {
        return received.stream()
                .filter(ReceivedWebhook::isVerified)
                .filter(webhook -> Objects.toString(webhook.type(), "").startsWith("payment."))
                .filter(webhook -> webhook.sequence() != null)
                .max(Comparator.comparing(webhook -> Objects.requireNonNull(webhook.sequence())))
                .map(webhook -> after(Objects.requireNonNull(webhook.type())))
                .orElse(WAITING);
    }

    private static OrderState after(String type) {
        return switch (type) {
            case "payment.succeeded", "payment.authorized" -> PAID;
            case "payment.canceled", "payment.expired" -> CLOSED;
            case String other -> WAITING;
        };
    }
}
