package dev.tollbridge.simulators.wechatpay.state;

import dev.tollbridge.simulators.core.crypto.CertificateAuthority;
import dev.tollbridge.simulators.core.crypto.IssuedCertificate;
import dev.tollbridge.simulators.core.crypto.Pem;
import dev.tollbridge.simulators.wechatpay.crypto.PlatformKey;
import dev.tollbridge.simulators.wechatpay.crypto.Serial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The platform's certificates.
 *
 * @param certificates oldest first, as {@code GET /v3/certificates} lists them
 * @param signing index of the one that signs; a later one is announced only
 */
public record Platform(
        CertificateAuthority authority, List<IssuedCertificate> certificates, int signing) {

    static Platform create(Instant now) {
        CertificateAuthority authority = CertificateAuthority.create(now);
        return new Platform(authority, List.of(issue(authority, 1, now)), 0);
    }

    private static IssuedCertificate issue(CertificateAuthority authority, int count, Instant now) {
        return authority.issue("Simulated WeChat Pay platform " + count, now);
    }

    /** Lists one more certificate, which signs nothing yet. */
    Platform announced(Instant now) {
        List<IssuedCertificate> all = new ArrayList<>(certificates);
        all.add(issue(authority, all.size() + 1, now));
        return new Platform(authority, List.copyOf(all), signing);
    }

    /** Signs with the newest from now on. */
    Platform switched() {
        return new Platform(authority, certificates, certificates.size() - 1);
    }

    /**
     * Certificates in their last month are not listed any more in life; here: all but the last two.
     */
    public List<IssuedCertificate> listed() {
        return certificates.subList(Math.max(0, certificates.size() - 2), certificates.size());
    }

    public PlatformKey current() {
        return key(certificates.get(signing));
    }

    /** The certificate that signs, as a merchant may have it before it downloads any. */
    public String currentPem() {
        return Pem.of(List.of(certificates.get(signing).certificate()));
    }

    public Optional<PlatformKey> bySerial(String serial) {
        return certificates.stream()
                .map(Platform::key)
                .filter(key -> key.id().equals(serial))
                .findFirst();
    }

    private static PlatformKey key(IssuedCertificate issued) {
        return new PlatformKey(Serial.of(issued.certificate()), issued.key());
    }
}
