package dev.tollbridge.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.kernel.Digests;
import dev.tollbridge.kernel.PaymentId;
import dev.tollbridge.merchant.Caller;
import java.time.Instant;
import java.util.Objects;
import java.util.TreeMap;

/** Makes a payment from a request. */
final class NewPayment {
    private NewPayment() {}

    static Payment.Terms terms(Caller caller, PaymentId id, PaymentRequest request, Instant now) {
        return new Payment.Terms(
                id,
                caller.merchant(),
                caller.app(),
                caller.live(),
                request.amount(),
                request.merchantOrderId(),
                fingerprint(request),
                request.subject(),
                request.description(),
                request.manualCapture(),
                request.instalments(),
                request.payer(),
                request.returnUrl(),
                request.metadata(),
                request.channelOptions(),
                request.channelAccount(),
                now,
                now.plus(request.expiresIn()));
    }

    static Payment payment(Payment.Terms terms) {
        var state =
                new Payment.State(
                        PaymentStatus.REQUIRES_METHOD,
                        0,
                        0,
                        0,
                        null,
                        null,
                        null,
                        null,
                        0,
                        terms.createdAt(),
                        null,
                        null,
                        terms.expiresAt());
        return new Payment(terms, state, 0);
    }

    /**
     * Over all terms but two that differ in an honest repeat: the scanned code, and when it
     * expires.
     */
    private static byte[] fingerprint(PaymentRequest request) {
        var terms = new TreeMap<String, String>();
        terms.put("amount", request.amount().toString());
        terms.put("subject", request.subject());
        terms.put("description", Objects.toString(request.description(), ""));
        terms.put("method", Objects.toString(request.method(), ""));
        terms.put("scene", Objects.toString(request.scene(), ""));
        terms.put("payer", Objects.toString(PaymentJson.payer(request.payer()), ""));
        terms.put("return_url", Objects.toString(request.returnUrl(), ""));
        terms.put("manual_capture", String.valueOf(request.manualCapture()));
        terms.put("instalments", String.valueOf(request.instalments()));
        terms.put("metadata", PaymentJson.texts(new TreeMap<>(request.metadata())));
        terms.put("channel_account", Objects.toString(request.channelAccount(), ""));
        terms.put("channel_options", PaymentJson.texts(new TreeMap<>(request.channelOptions())));
        return Digests.sha256(PaymentJson.texts(terms).getBytes(UTF_8));
    }
}
