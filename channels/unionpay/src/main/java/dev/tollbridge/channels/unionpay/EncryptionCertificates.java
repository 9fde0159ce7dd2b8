package dev.tollbridge.channels.unionpay;

import dev.tollbridge.channels.support.Learned;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.Step;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that there is a certificate to encrypt with, and asks UnionPay for one if not. What is
 * learned is kept with the account, until it is out of its time.
 */
final class EncryptionCertificates {
    static final String LEARNED = "encryption_certificate";

    private static final int NUMBER_DIGITS = 20;

    private final UnionPayGateway gateway;
    private final @Nullable EncryptionCertificate known;

    EncryptionCertificates(UnionPayGateway gateway, @Nullable EncryptionCertificate known) {
        this.gateway = gateway;
        this.known = known;
    }

    <T> Step<T> with(CallContext context, Function<EncryptionCertificate, Step<T>> then) {
        if (known != null && known.isValid(context.now())) {
            return then.apply(known);
        }
        return gateway.exchange(
                request(context),
                context,
                answer -> {
                    if (!answer.ok()) {
                        return Step.refused(keyless(answer.code()));
                    }
                    var pem = answer.fields().getOrDefault("encryptPubKeyCert", "");
                    return EncryptionCertificate.parse(pem)
                            .filter(found -> found.isValid(context.now()))
                            .map(found -> Learned.with(Map.of(LEARNED, pem), then.apply(found)))
                            .orElseGet(() -> Step.refused(keyless("")));
                });
    }

    /** It needs a number like an order, which nobody asks for again. */
    private static UnionPayRequest request(CallContext context) {
        var number = new StringBuilder();
        for (int i = 0; i < NUMBER_DIGITS; i++) {
            number.append(context.random().nextInt(10));
        }
        return new UnionPayRequest(
                UnionPayOperation.ENCRYPTION_CERTIFICATE,
                UnionPayOperation.Entry.BACK,
                new OrderKey(number.toString(), context.now()),
                Product.QR,
                "07",
                Map.of("certType", "01"));
    }

    private static ChannelError keyless(String code) {
        return new ChannelError(
                ErrorCategory.RETRYABLE,
                DeclineCode.CHANNEL_UNAVAILABLE,
                code.isEmpty() ? null : code,
                "no certificate to encrypt with could be had; the order was not sent");
    }
}
