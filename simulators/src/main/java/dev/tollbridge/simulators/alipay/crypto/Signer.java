package dev.tollbridge.simulators.alipay.crypto;

import dev.tollbridge.simulators.core.crypto.Rsa;
import java.nio.charset.Charset;
import java.security.PrivateKey;
import org.jspecify.annotations.Nullable;

/**
 * The platform's signing key for one app.
 *
 * @param certificateSerial {@code alipay_cert_sn} in certificate mode
 */
public record Signer(PrivateKey key, @Nullable String certificateSerial) {
    public String sign(String text, Charset charset, String signType) {
        return Rsa.sign(text.getBytes(charset), key, SignTypes.algorithm(signType));
    }

    @Override
    public String toString() {
        return "Signer[" + certificateSerial + "]";
    }
}
