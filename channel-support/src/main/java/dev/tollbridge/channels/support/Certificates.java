package dev.tollbridge.channels.support;

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

/** X.509 certificates of channels, out of PEM. */
public final class Certificates {
    private static final Pattern BLOCK =
            Pattern.compile(
                    "-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----");
    private static final int MAX_CERTIFICATES = 16;

    private Certificates() {}

    /** The first sixteen of a PEM text, in order; what cannot be read is left out. */
    public static List<X509Certificate> parse(String pem) {
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
     * Checks that a chain, leaf first, leads to a root. The roots themselves may be repeated at its
     * end. Nothing is asked of the network: no revocation.
     *
     * @return the time in which the whole chain is valid, or empty if the chain does not hold
     */
    public static Optional<Validity> validity(
            List<X509Certificate> chain, List<X509Certificate> roots) {
        var path = chain.stream().filter(certificate -> !roots.contains(certificate)).toList();
        if (path.isEmpty()) {
            return Optional.empty();
        }
        var from = path.stream().map(X509Certificate::getNotBefore).max(Date::compareTo);
        var until = path.stream().map(X509Certificate::getNotAfter).min(Date::compareTo);
        try {
            var anchors = roots.stream().map(root -> new TrustAnchor(root, null));
            var parameters = new PKIXParameters(anchors.collect(Collectors.toSet()));
            parameters.setRevocationEnabled(false);
            parameters.setDate(from.orElseThrow());
            CertPathValidator.getInstance("PKIX")
                    .validate(
                            CertificateFactory.getInstance("X.509").generateCertPath(path),
                            parameters);
            return Optional.of(
                    new Validity(from.orElseThrow().toInstant(), until.orElseThrow().toInstant()));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** Both ends included. */
    public record Validity(Instant from, Instant until) {
        /** That of one certificate, whoever issued it. */
        public static Validity of(X509Certificate certificate) {
            return new Validity(
                    certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
        }

        public boolean covers(Instant now) {
            return !now.isBefore(from) && !now.isAfter(until);
        }
    }
}
