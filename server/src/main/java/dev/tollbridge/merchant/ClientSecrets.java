package dev.tollbridge.merchant;

import dev.tollbridge.kernel.PaymentId;
import java.util.Optional;

/**
 * The secrets with which payers' pages see one payment and nothing else: {@code <payment
 * id>_secret_<32 hexadecimal digits>}. They derive from the id by a keyed function (HMAC-SHA256),
 * so nothing is stored.
 */
public final class ClientSecrets {
    private static final String MIDDLE = "_secret_";
    private final KeyedTags tags;
    private final Runnable refused;

    /**
     * @param refused told of each text that is no right secret
     */
    ClientSecrets(KeyedTags tags, Runnable refused) {
        this.tags = tags;
        this.refused = refused;
    }

    public String of(PaymentId payment) {
        return payment.print() + MIDDLE + tags.of(payment.print());
    }

    /** The payment, if the text is its secret under any key that is still kept. */
    public Optional<PaymentId> verify(String clientSecret) {
        int middle = clientSecret.indexOf(MIDDLE);
        var verified =
                PaymentId.parse(clientSecret.substring(0, Math.max(0, middle)))
                        .filter(payment ->
                                tags.isOf(
                                        payment.print(),
                                        clientSecret.substring(middle + MIDDLE.length())));
        if (verified.isEmpty()) {
            refused.run();
        }
        return verified;
    }
}
