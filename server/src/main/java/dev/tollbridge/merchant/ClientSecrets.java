package dev.tollbridge.merchant;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import dev.tollbridge.kernel.PaymentId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The secrets with which payers' pages see one payment and nothing else: {@code <payment
 * id>_secret_<32 hexadecimal digits>}. They derive from the id by a keyed function (HMAC-SHA256),
 * so nothing is stored.
 */
public final class ClientSecrets {
    private static final String MIDDLE = "_secret_";
    private static final int BYTES = 16;
    private final PrfSet functions;
    private final Runnable refused;

    /**
     * @param refused told of each text that is no right secret
     */
    ClientSecrets(KeysetHandle keys, Runnable refused) {
        this.refused = refused;
        try {
            functions = keys.getPrimitive(KeyFile.TINK, PrfSet.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot use the keys of client secrets", e);
        }
    }

    public String of(PaymentId payment) {
        try {
            return print(payment, functions.computePrimary(bytes(payment), BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot derive a client secret", e);
        }
    }

    /** The payment, if the text is its secret under any key that is still kept. */
    public Optional<PaymentId> verify(String clientSecret) {
        int middle = clientSecret.indexOf(MIDDLE);
        var verified =
                PaymentId.parse(clientSecret.substring(0, Math.max(0, middle)))
                        .filter(payment -> isSecretOf(payment, clientSecret));
        if (verified.isEmpty()) {
            refused.run();
        }
        return verified;
    }

    private boolean isSecretOf(PaymentId payment, String clientSecret) {
        byte[] given = clientSecret.getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        try {
            for (Prf function : functions.getPrfs().values()) {
                String right = print(payment, function.compute(bytes(payment), BYTES));
                found |= MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), given);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot derive a client secret", e);
        }
        return found;
    }

    private static String print(PaymentId payment, byte[] tag) {
        return payment.print() + MIDDLE + HexFormat.of().formatHex(tag);
    }

    private static byte[] bytes(PaymentId payment) {
        return payment.print().getBytes(StandardCharsets.UTF_8);
    }
}
