package dev.tollbridge.checkout;

import dev.tollbridge.payment.PayerPayment;
import dev.tollbridge.payment.PaymentView;
import java.util.Optional;

/**
 * A payment that a payer has open, with the session that made it, if one did.
 *
 * @param secret the client secret, which is in every address of the page
 */
record OpenCheckout(String secret, PayerPayment payer, Optional<CheckoutSession> session) {
    PaymentView payment() {
        return payer.payment();
    }

    String path() {
        return "/checkout/" + secret;
    }
}
