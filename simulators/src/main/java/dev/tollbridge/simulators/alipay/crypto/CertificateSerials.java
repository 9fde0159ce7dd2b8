package dev.tollbridge.simulators.alipay.crypto;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.stream.Collectors;

/** The platform's own name of a certificate (notes 1.3). */
public final class CertificateSerials {
    private static final String RSA_SIGNATURE_OIDS = "1.2.840.113549.1.1";

    private CertificateSerials() {}

    /** {@code app_cert_sn}, {@code alipay_cert_sn}: 32 lower-case hex digits. */
    @SuppressWarnings(
            "JdkObsolete") // getIssuerX500Principal().getName() is the form the platform prescribes
    public static String of(X509Certificate certificate) {
        String text =
                certificate.getIssuerX500Principal().getName() + certificate.getSerialNumber();
        try {
            byte[] digest =
                    MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return String.format("%032x", new BigInteger(1, digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JDK has no MD5", e);
        }
    }

    /** {@code alipay_root_cert_sn}: those of the bundle signed by RSA, joined by an underscore. */
    public static String ofRoots(Collection<X509Certificate> bundle) {
        return bundle.stream()
                .filter(root -> root.getSigAlgOID().startsWith(RSA_SIGNATURE_OIDS))
                .map(CertificateSerials::of)
                .collect(Collectors.joining("_"));
    }
}
