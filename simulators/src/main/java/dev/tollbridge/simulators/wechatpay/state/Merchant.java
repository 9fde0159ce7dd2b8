package dev.tollbridge.simulators.wechatpay.state;

import dev.tollbridge.simulators.core.crypto.Pem;
import dev.tollbridge.simulators.wechatpay.crypto.Serial;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A merchant, or a service provider if it has sub-merchants.
 *
 * @param appids the apps bound to it; empty: any
 * @param apiV3Key 32 characters
 * @param certificate PEM of the merchant API certificate
 * @param privateKey only if the simulator made the key pair
 * @param publicKeyId {@code PUB_KEY_ID_...}, the name of the platform's key for this merchant
 * @param platformPublicKey Base64
 * @param subMerchants the {@code sub_mchid}s it may act for
 */
public record Merchant(
        String mchid,
        String name,
        Mode mode,
        List<String> appids,
        String apiV3Key,
        String certificate,
        @Nullable String privateKey,
        String publicKeyId,
        String platformPublicKey,
        String platformPrivateKey,
        List<String> subMerchants) {

    /** How the merchant checks what the platform signs. */
    public enum Mode {
        CERTIFICATE,
        PUBLIC_KEY,
        /** While it moves from the first to the second. */
        BOTH
    }

    public String serial() {
        return Serial.of(x509());
    }

    public PublicKey publicKey() {
        return x509().getPublicKey();
    }

    private X509Certificate x509() {
        return Pem.read(certificate).getFirst();
    }

    public boolean owns(String appid) {
        return appids.isEmpty() || appids.contains(appid);
    }

    @Override
    public String toString() {
        return "Merchant[" + mchid + "]";
    }
}
