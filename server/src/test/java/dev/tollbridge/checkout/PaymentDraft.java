package dev.tollbridge.checkout;

import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.payment.PaymentView;
import dev.tollbridge.payment.PaymentView.ErrorView;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A payment view whose members a test sets one by one. */
record PaymentDraft(
        PaymentId id,
        String status,
        String subject,
        @Nullable String method,
        @Nullable String scene,
        @Nullable Map<String, Object> nextAction,
        @Nullable ErrorView error,
        @Nullable String returnUrl,
        Duration timeLeft) {
    private static final long AMOUNT = 12_800;

    static PaymentDraft open() {
        return new PaymentDraft(
                new PaymentId(UUID.randomUUID()),
                "requires_method",
                "Three things",
                null,
                null,
                null,
                null,
                null,
                Duration.ofMinutes(15));
    }

    PaymentDraft subject(String text) {
        return new PaymentDraft(
                id, status, text, method, scene, nextAction, error, returnUrl, timeLeft);
    }

    PaymentDraft status(String text) {
        return new PaymentDraft(
                id, text, subject, method, scene, nextAction, error, returnUrl, timeLeft);
    }

    PaymentDraft returnUrl(String url) {
        return new PaymentDraft(
                id, status, subject, method, scene, nextAction, error, url, timeLeft);
    }

    PaymentDraft timeLeft(Duration left) {
        return new PaymentDraft(
                id, status, subject, method, scene, nextAction, error, returnUrl, left);
    }

    PaymentDraft declined(String code) {
        return new PaymentDraft(
                id,
                "requires_method",
                subject,
                "alipay",
                scene,
                null,
                new ErrorView("declined", code, "ACQ.CODE", "said the channel"),
                returnUrl,
                timeLeft);
    }

    PaymentDraft pending(String way, Map<String, Object> action) {
        return new PaymentDraft(
                id, "pending", subject, "alipay", way, action, null, returnUrl, timeLeft);
    }

    PaymentView view() {
        var now = Instant.now();
        return new PaymentView(
                id,
                status,
                false,
                AMOUNT,
                "CNY",
                0,
                0,
                "order-" + id.print().substring(24),
                subject,
                null,
                method,
                scene,
                "automatic",
                0,
                nextAction,
                error,
                returnUrl,
                null,
                null,
                Map.of(),
                now,
                now.plus(timeLeft),
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
