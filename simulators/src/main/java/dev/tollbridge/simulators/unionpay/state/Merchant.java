package dev.tollbridge.simulators.unionpay.state;

import dev.tollbridge.simulators.core.crypto.Pem;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/**
 * A merchant.
 *
 * @param merId 15 digits
 * @param certificate PEM, with the certificate that issued it
 * @param privateKey only if the simulator made the key pair
 */
public record Merchant(String merId, String name, String certificate, @Nullable String privateKey) {
    /** The serial number, decimal, by which requests name the certificate (notes 2). */
    public String certId() {
        return x509().getSerialNumber().toString();
    }

    public PublicKey publicKey() {
        return x509().getPublicKey();
    }

    private X509Certificate x509() {
        return Pem.read(certificate).getFirst();
    }

    @Override
    public String toString() {
        return "Merchant[" + merId + "]";
    }
}
