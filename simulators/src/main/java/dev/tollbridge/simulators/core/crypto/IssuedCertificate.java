package dev.tollbridge.simulators.core.crypto;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate with its issuers, and its private key where we made it.
 *
 * @param chainPem the certificate first, then its intermediates, without the root
 * @param privateKey PKCS#8, Base64
 */
public record IssuedCertificate(String chainPem, String privateKey) {
    public X509Certificate certificate() {
        return chain().getFirst();
    }

    public List<X509Certificate> chain() {
        return Pem.read(chainPem);
    }

    public PrivateKey key() {
        return Rsa.privateKey(privateKey);
    }

    @Override
    public String toString() {
        return "IssuedCertificate[" + certificate().getSubjectX500Principal() + "]";
    }
}
