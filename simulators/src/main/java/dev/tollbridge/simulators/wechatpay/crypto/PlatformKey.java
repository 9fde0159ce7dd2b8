package dev.tollbridge.simulators.wechatpay.crypto;

import dev.tollbridge.simulators.core.crypto.Rsa;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;

/**
 * A key the platform signs with.
 *
 * @param id a certificate's serial number, or {@code PUB_KEY_ID_...}
 */
public record PlatformKey(String id, PrivateKey key) {
    public String sign(String text) {
        return Rsa.sign(text.getBytes(StandardCharsets.UTF_8), key, "SHA256withRSA");
    }

    /** Nobody's key under this one's name, for forgeries. */
    public PlatformKey imitated() {
        return new PlatformKey(id, Stranger.KEY);
    }

    private static final class Stranger {
        static final PrivateKey KEY = Rsa.newKeyPair().getPrivate();
    }

    @Override
    public String toString() {
        return "PlatformKey[" + id + "]";
    }
}
