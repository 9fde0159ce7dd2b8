package dev.tollbridge.simulators.wechatpay.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;

/** Opens what merchants encrypted with a platform key: names, account numbers (notes 1). */
public final class Oaep {
    /** SHA-1 in both places, as the platform prescribes. */
    private static final String TRANSFORMATION = "RSA/ECB/OAEPWithSHA-1AndMGF1Padding";

    private Oaep() {}

    /** Empty if it is not Base64 or was made for another key. */
    public static Optional<String> decrypt(PrivateKey key, String secret) {
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(Cipher.DECRYPT_MODE, key);
            byte[] plain = cipher.doFinal(Base64.getDecoder().decode(secret));
            return Optional.of(new String(plain, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
