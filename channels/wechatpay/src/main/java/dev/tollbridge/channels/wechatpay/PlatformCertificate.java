package dev.tollbridge.channels.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.channels.support.Keys;
import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A platform certificate (section 2). What makes it WeChat Pay's is that the APIv3 key opened it,
 * which only WeChat Pay and the merchant hold; so it is kept sealed, and opened again each time.
 *
 * @param until the last moment at which it counts
 * @param sealed the object it came in, as JSON
 */
record PlatformCertificate(
        String serial, PublicKey key, Instant from, Instant until, String sealed) {
    /** The notice cipher is the same, so the purpose is checked too. */
    private static final String PURPOSE = "certificate";

    static Optional<PlatformCertificate> open(JsonNode sealed, ApiV3Key apiV3Key) {
        if (!sealed.path("associated_data").asString("").equals(PURPOSE)) {
            return Optional.empty();
        }
        return apiV3Key.open(sealed)
                .flatMap(PlatformCertificate::parse)
                .filter(certificate -> Keys.strong(certificate.getPublicKey()).isPresent())
                .map(certificate ->
                        new PlatformCertificate(
                                Values.serial(certificate.getSerialNumber().toString(16)),
                                certificate.getPublicKey(),
                                certificate.getNotBefore().toInstant(),
                                certificate.getNotAfter().toInstant(),
                                Json.write(sealed)));
    }

    private static Optional<X509Certificate> parse(String pem) {
        try {
            var factory = CertificateFactory.getInstance("X.509");
            return factory.generateCertificate(new ByteArrayInputStream(pem.getBytes(UTF_8)))
                            instanceof X509Certificate certificate
                    ? Optional.of(certificate)
                    : Optional.empty();
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }

    boolean isNamed(String other) {
        return Values.serial(other).equals(serial);
    }

    boolean isValid(Instant now) {
        return !now.isBefore(from) && !now.isAfter(until);
    }
}
