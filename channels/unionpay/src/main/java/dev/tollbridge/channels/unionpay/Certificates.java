package dev.tollbridge.channels.unionpay;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** X.509 as UnionPay uses it (section 3). */
final class Certificates {
    private static final Pattern BLOCK =
            Pattern.compile(
                    "-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----");
    private static final int MAX_CERTIFICATES = 16;

    private Certificates() {}

    /** The certificates of a PEM text, in order; what cannot be read is left out. */
    static List<X509Certificate> parse(String pem) {
        var found = new ArrayList<X509Certificate>();
        var blocks = BLOCK.matcher(pem);
        for (int n = 0; n < MAX_CERTIFICATES && blocks.find(); n++) {
            parseOne(blocks.group(1)).ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    private static Optional<X509Certificate> parseOne(String base64) {
        try {
            var der = Base64.getMimeDecoder().decode(base64);
            var factory = CertificateFactory.getInstance("X.509");
            return factory.generateCertificate(new ByteArrayInputStream(der))
                            instanceof X509Certificate certificate
                    ? Optional.of(certificate)
                    : Optional.empty();
        } catch (CertificateException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether a chain, leaf first, leads to a root and is valid at that time. Nothing is asked of
     * the network: no revocation.
     */
    static boolean holds(List<X509Certificate> chain, List<X509Certificate> roots, Instant now) {
        try {
            var anchors =
                    roots.stream()
                            .map(root -> new TrustAnchor(root, null))
                            .collect(Collectors.toSet());
            var parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            CertPathValidator.getInstance("PKIX")
                    .validate(
                            CertificateFactory.getInstance("X.509").generateCertPath(chain),
                            parameters);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
