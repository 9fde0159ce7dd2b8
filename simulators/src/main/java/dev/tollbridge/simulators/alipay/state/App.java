package dev.tollbridge.simulators.alipay.state;

import org.jspecify.annotations.Nullable;

/**
 * An application of a merchant.
 *
 * @param pid the merchant's partner id, which is also {@code seller_id}
 * @param merchantPublicKey what request signatures are verified with, Base64
 * @param appPrivateKey only if the simulator made the key pair for the merchant
 * @param alipayPrivateKey what answers are signed with in public-key mode
 * @param aesKey content encryption key, Base64, if the app has one
 * @param appCertificate PEM chain, in certificate mode
 */
public record App(
        String appId,
        String pid,
        String name,
        Mode mode,
        String merchantPublicKey,
        @Nullable String appPrivateKey,
        String alipayPublicKey,
        String alipayPrivateKey,
        @Nullable String aesKey,
        @Nullable String appCertificate) {
    /** How keys are exchanged. */
    public enum Mode {
        PUBLIC_KEY,
        CERTIFICATE
    }

    @Override
    public String toString() {
        return "App[" + appId + "]";
    }
}
