package dev.tollbridge.simulators.unionpay.state;

import dev.tollbridge.simulators.core.crypto.CertificateAuthority;
import dev.tollbridge.simulators.core.crypto.IssuedCertificate;
import dev.tollbridge.simulators.core.crypto.Pem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * UnionPay's certificates, and those that a merchant must not take for them (notes 3).
 *
 * @param authority issues merchants' certificates too
 * @param signing signs answers and notifications
 * @param encryption for what merchants tell of payers
 * @param expired UnionPay's by name and authority, out of its time
 * @param foreign somebody else's, by the same authority
 * @param imposter UnionPay's by name, by another authority
 */
public record Platform(
        CertificateAuthority authority,
        IssuedCertificate signing,
        IssuedCertificate encryption,
        IssuedCertificate expired,
        IssuedCertificate foreign,
        IssuedCertificate imposter) {
    private static final String NAME = "041@8310000000083040@中国银联股份有限公司@00016493";
    private static final Duration LONG_AGO = Duration.ofDays(3660);

    static Platform create(Instant now) {
        CertificateAuthority authority = CertificateAuthority.create(now);
        return new Platform(
                authority,
                authority.issue(NAME, now),
                authority.issue("041@8310000000083040@encryption@00016494", now),
                authority.issue(NAME, now.minus(LONG_AGO)),
                authority.issue("041@8310000000083041@Another merchant@00000001", now),
                CertificateAuthority.create(now).issue(NAME, now));
    }

    /** The certificate alone, as {@code signPubKeyCert} carries it. */
    public static String pem(IssuedCertificate issued) {
        return Pem.of(List.of(issued.certificate()));
    }
}
