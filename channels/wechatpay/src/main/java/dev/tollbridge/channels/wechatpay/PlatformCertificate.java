package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.channels.support.Certificates;
import dev.tollbridge.channels.support.Keys;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A platform certificate (section 2). What makes it WeChat Pay's is that the APIv3 key opened it,
 * which only WeChat Pay and the merchant hold; so it is kept sealed, and opened again each time.
 *
 * @param sealed the object it came in, as JSON
 */
record PlatformCertificate(
        String serial, PublicKey key, Certificates.Validity validity, String sealed) {
    /** The notice cipher is the same, so the purpose is checked too. */
    private static final String PURPOSE = "certificate";

    static Optional<PlatformCertificate> open(JsonNode sealed, ApiV3Key apiV3Key) {
        if (!sealed.path("associated_data").asString("").equals(PURPOSE)) {
            return Optional.empty();
        }
        return apiV3Key.open(sealed)
                .flatMap(pem -> Certificates.parse(pem).stream().findFirst())
                .filter(certificate -> Keys.strong(certificate.getPublicKey()).isPresent())
                .map(certificate ->
                        new PlatformCertificate(
                                Values.serial(certificate.getSerialNumber().toString(16)),
                                certificate.getPublicKey(),
                                Certificates.Validity.of(certificate),
                                Json.write(sealed)));
    }

    boolean isNamed(String other) {
        return Values.serial(other).equals(serial);
    }

    /** The last moment at which it counts. */
    Instant until() {
        return validity.until();
    }

    boolean isValid(Instant now) {
        return validity.covers(now);
    }
}
