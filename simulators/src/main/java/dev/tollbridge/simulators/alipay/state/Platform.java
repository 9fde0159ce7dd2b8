package dev.tollbridge.simulators.alipay.state;

import dev.tollbridge.simulators.alipay.crypto.CertificateSerials;
import dev.tollbridge.simulators.core.crypto.CertificateAuthority;
import dev.tollbridge.simulators.core.crypto.IssuedCertificate;
import dev.tollbridge.simulators.core.crypto.Pem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The platform's certificates.
 *
 * @param certificates oldest first; the last one signs
 */
public record Platform(CertificateAuthority authority, List<IssuedCertificate> certificates) {
    static Platform create(Instant now) {
        CertificateAuthority authority = CertificateAuthority.create(now);
        return new Platform(authority, List.of(authority.issue("Simulated Alipay 1", now)));
    }

    Platform rotated(Instant now) {
        List<IssuedCertificate> all = new ArrayList<>(certificates);
        all.add(authority.issue("Simulated Alipay " + (all.size() + 1), now));
        return new Platform(authority, List.copyOf(all));
    }

    public IssuedCertificate current() {
        return certificates.getLast();
    }

    public String currentSerial() {
        return serial(current());
    }

    public String rootSerials() {
        return CertificateSerials.ofRoots(Pem.read(authority.rootsPem()));
    }

    private static String serial(IssuedCertificate certificate) {
        return CertificateSerials.of(certificate.certificate());
    }

    public Optional<IssuedCertificate> bySerial(String serial) {
        return certificates.stream().filter(c -> serial(c).equals(serial)).findFirst();
    }
}
