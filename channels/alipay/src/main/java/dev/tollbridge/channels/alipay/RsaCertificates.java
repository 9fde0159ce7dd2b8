package dev.tollbridge.channels.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.channels.support.Certificates;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Certificates as Alipay names them in certificate mode (section 1.3). */
final class RsaCertificates {
    private static final String RSA_SIGNATURES = "1.2.840.113549.1.1";

    private RsaCertificates() {}

    /**
     * The certificates of a PEM text that are signed with RSA, in order. Alipay's root bundle also
     * holds SM2 certificates, which the JDK cannot read and an RSA2 app does not use; they are left
     * out.
     */
    static List<X509Certificate> parse(String pem) {
        return Certificates.parse(pem).stream().filter(RsaCertificates::usesRsa).toList();
    }

    private static boolean usesRsa(X509Certificate certificate) {
        return certificate.getSigAlgOID().startsWith(RSA_SIGNATURES)
                && certificate.getPublicKey().getAlgorithm().equals("RSA");
    }

    /** MD5 over issuer name and decimal serial number: a name for a certificate, not a proof. */
    static String serial(X509Certificate certificate) {
        var text = certificate.getIssuerX500Principal().getName() + certificate.getSerialNumber();
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    static String rootSerial(List<X509Certificate> roots) {
        return roots.stream().map(RsaCertificates::serial).collect(Collectors.joining("_"));
    }
}
