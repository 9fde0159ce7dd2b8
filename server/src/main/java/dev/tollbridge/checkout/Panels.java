package dev.tollbridge.checkout;

import dev.tollbridge.payment.PayerPayment;
import dev.tollbridge.payment.PayerPayment.MethodOffer;
import dev.tollbridge.payment.PaymentView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what the payer sees; a pure function of the payment, the session, time and device. */
final class Panels {
    private Panels() {}

    /**
     * @param choosing the payer wants to choose again although a try is open
     */
    static Panel of(OpenCheckout checkout, PayerDevice device, boolean choosing, Instant now) {
        var payment = checkout.payment();
        var action = PayerAction.of(payment.nextAction()).orElse(null);
        var state = state(payment, action, choosing, now);
        return new Panel(
                state,
                version(payment, now),
                Math.max(0, Duration.between(now, payment.expiresAt()).toMillis()),
                payment.method(),
                state == Panel.State.CHOOSE ? declineCode(payment) : null,
                choices(checkout, device),
                action,
                alternative(checkout.payer(), device),
                shopUrl(checkout, state));
    }

    /** What the payer may choose from, in the session's order if it names methods. */
    static List<Panel.Choice> choices(OpenCheckout checkout, PayerDevice device) {
        var payer = checkout.payer();
        List<String> wanted = checkout.session().map(CheckoutSession::methods).orElse(List.of());
        var offers =
                wanted.isEmpty()
                        ? payer.methods().stream()
                        : wanted.stream().flatMap(method -> offer(payer, method).stream());
        return offers.flatMap(offer -> choice(offer, device).stream()).toList();
    }

    /** Changes with everything that the payer should notice, time-out included. */
    static String version(PaymentView payment, Instant now) {
        int hash =
                Objects.hash(
                        payment.status(),
                        payment.method(),
                        payment.scene(),
                        payment.nextAction(),
                        payment.lastError(),
                        isLate(payment, now));
        return payment.status() + "-" + Integer.toHexString(hash);
    }

    /** Nothing that the payer should notice can come after this. */
    static boolean isFinal(PaymentView payment) {
        return switch (payment.status()) {
            case "succeeded", "authorized", "expired", "canceled" -> true;
            case String open -> false;
        };
    }

    private static Panel.State state(
            PaymentView payment, @Nullable PayerAction action, boolean choosing, Instant now) {
        boolean late = isLate(payment, now);
        return switch (payment.status()) {
            case "succeeded", "authorized" -> Panel.State.PAID;
            case "expired" -> Panel.State.EXPIRED;
            case "canceled" -> Panel.State.CANCELED;
            case "requires_method" -> late ? Panel.State.EXPIRED : Panel.State.CHOOSE;
            // Pending: money may still be under way, so an open try never shows as expired.
            case String pending -> {
                if (late || action == null) {
                    yield Panel.State.CONFIRMING;
                }
                yield choosing ? Panel.State.CHOOSE : Panel.State.WAITING;
            }
        };
    }

    private static boolean isLate(PaymentView payment, Instant now) {
        return !now.isBefore(payment.expiresAt());
    }

    private static @Nullable String declineCode(PaymentView payment) {
        var error = payment.lastError();
        return error == null || !payment.status().equals("requires_method")
                ? null
                : error.declineCode();
    }

    private static Optional<Panel.Choice> choice(MethodOffer offer, PayerDevice device) {
        String mark = hasMark(offer.method()) ? offer.method() : "other";
        return device.choose(offer.scenes())
                .map(scene -> new Panel.Choice(offer.method(), scene.code(), mark));
    }

    private static @Nullable String alternative(PayerPayment payer, PayerDevice device) {
        String method = payer.payment().method();
        return method == null
                ? null
                : offer(payer, method)
                        .flatMap(offer ->
                                device.alternative(offer.scenes(), payer.payment().scene()))
                        .map(scene -> scene.code())
                        .orElse(null);
    }

    static Optional<MethodOffer> offer(PayerPayment payer, String method) {
        return payer.methods().stream().filter(offer -> offer.method().equals(method)).findFirst();
    }

    private static @Nullable String shopUrl(OpenCheckout checkout, Panel.State state) {
        return checkout.session()
                .map(session ->
                        state == Panel.State.PAID ? session.successUrl() : session.cancelUrl())
                .or(() -> Optional.ofNullable(checkout.payment().returnUrl()))
                .flatMap(WebAddress::parse)
                .map(Object::toString)
                .orElse(null);
    }

    /** Whether the method has a drawing of its own among the assets. */
    private static boolean hasMark(String method) {
        return Panels.class.getResource("/static/assets/methods/" + method + ".svg") != null;
    }
}
