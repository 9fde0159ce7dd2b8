package dev.tollbridge.checkout;

import dev.tollbridge.kernel.Refusal;
import dev.tollbridge.kernel.Result;
import dev.tollbridge.payment.ConfirmRequest;
import dev.tollbridge.payment.PaymentView;
import dev.tollbridge.payment.Payments;
import dev.tollbridge.spi.Scene;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a payer can do with the secret: look, and choose a method that the page offers. */
@Component
class Checkouts {
    private final Payments payments;
    private final CheckoutSessionTable sessions;
    private final Nudges nudges;

    Checkouts(Payments payments, CheckoutSessionTable sessions, Nudges nudges) {
        this.payments = payments;
        this.sessions = sessions;
        this.nudges = nudges;
    }

    Optional<OpenCheckout> find(String secret) {
        return payments.findForPayer(secret)
                .map(payer ->
                        new OpenCheckout(
                                secret,
                                payer,
                                sessions.ofPayment(payer.merchant(), payer.payment().id())));
    }

    /** Like {@link #find}, for a payer who looks now: an open try is asked about at its channel. */
    Optional<OpenCheckout> visit(String secret) {
        var found = find(secret);
        if (found.isPresent() && found.get().payment().status().equals("pending")) {
            nudges.nudge(secret);
        }
        return found;
    }

    /**
     * Starts a method. One that the page does not offer on this device is refused, so that a payer
     * cannot step around what the session allows.
     *
     * @param wanted a scene other than the device's first; null for that one
     */
    Result<PaymentView> choose(
            OpenCheckout checkout, PayerDevice device, String method, @Nullable String wanted) {
        return scene(checkout, device, method, wanted)
                .map(scene -> new ConfirmRequest(method, scene, null, null, null))
                .map(request -> payments.confirmAsPayer(checkout.secret(), request))
                .orElseGet(() ->
                        Result.refused(
                                Refusal.Code.METHOD_NOT_SUPPORTED,
                                "the page does not offer this method"));
    }

    private static Optional<Scene> scene(
            OpenCheckout checkout, PayerDevice device, String method, @Nullable String wanted) {
        boolean offered =
                Panels.choices(checkout, device).stream()
                        .anyMatch(choice -> choice.method().equals(method));
        var scenes =
                Panels.offer(checkout.payer(), method)
                        .filter(offer -> offered)
                        .map(offer -> device.scenes(offer.scenes()));
        return scenes.stream()
                .flatMap(possible -> possible.stream())
                .filter(scene -> wanted == null || scene.code().equals(wanted))
                .findFirst();
    }
}
