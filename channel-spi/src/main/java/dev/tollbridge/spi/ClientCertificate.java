package dev.tollbridge.spi;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What a merchant shows in the TLS handshake with channels that ask who calls.
 *
 * @param key belongs to the first certificate
 * @param chain the merchant's certificate, and those that lead to the channel's root if any
 */
public record ClientCertificate(PrivateKey key, List<X509Certificate> chain) {
    public ClientCertificate {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a chain has a certificate");
        }
    }

    @Override
    public String toString() {
        return "ClientCertificate[" + chain.getFirst().getSerialNumber() + "]";
    }
}
