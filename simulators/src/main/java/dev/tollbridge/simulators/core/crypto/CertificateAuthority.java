package dev.tollbridge.simulators.core.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A self-made authority shaped like a payment platform's: a root bundle with an RSA root and a root
 * of another algorithm (real bundles have SM2 roots, which not every client may count), an
 * intermediate, and leaves under it.
 *
 * @param rootsPem the bundle a merchant configures
 */
public record CertificateAuthority(
        String rootsPem, IssuedCertificate root, IssuedCertificate intermediate) {
    private static final Duration LIFE = Duration.ofDays(3650);

    /** 40 hex digits, positive within 20 octets. */
    private static final int SERIAL_BITS = 159;

    private static final SecureRandom RANDOM = new SecureRandom();

    private record Issuer(X500Name name, KeyPair keys, String algorithm) {}

    public static CertificateAuthority create(Instant now) {
        KeyPair rootKeys = Rsa.newKeyPair();
        Issuer root =
                new Issuer(
                        name("Simulated Root Certification Authority R1"),
                        rootKeys,
                        "SHA256withRSA");
        X509Certificate rootCert = issue(root, root.name(), rootKeys.getPublic(), true, now);
        KeyPair middleKeys = Rsa.newKeyPair();
        X500Name middleName = name("Simulated Certification Authority Class 2 R1");
        X509Certificate middle = issue(root, middleName, middleKeys.getPublic(), true, now);
        KeyPair otherKeys = ellipticKeys();
        Issuer other =
                new Issuer(
                        name("Simulated Root Certification Authority E1"),
                        otherKeys,
                        "SHA256withECDSA");
        X509Certificate otherCert = issue(other, other.name(), otherKeys.getPublic(), true, now);
        return new CertificateAuthority(
                Pem.of(List.of(otherCert, rootCert)),
                new IssuedCertificate(Pem.of(List.of(rootCert)), Rsa.encode(rootKeys.getPrivate())),
                new IssuedCertificate(
                        Pem.of(List.of(middle)), Rsa.encode(middleKeys.getPrivate())));
    }

    /** Issues a certificate with a fresh key pair. */
    public IssuedCertificate issue(String commonName, Instant now) {
        KeyPair keys = Rsa.newKeyPair();
        return new IssuedCertificate(
                certify(commonName, keys.getPublic(), now), Rsa.encode(keys.getPrivate()));
    }

    /** Certifies a key the caller made; answers the PEM chain. */
    public String certify(String commonName, PublicKey key, Instant now) {
        X509Certificate middle = intermediate.certificate();
        Issuer issuer =
                new Issuer(
                        X500Name.getInstance(middle.getSubjectX500Principal().getEncoded()),
                        new KeyPair(middle.getPublicKey(), intermediate.key()),
                        "SHA256withRSA");
        return Pem.of(List.of(issue(issuer, name(commonName), key, false, now), middle));
    }

    private static X500Name name(String commonName) {
        return new X500Name("C=CN, O=Tollbridge Simulators, CN=" + commonName);
    }

    private static KeyPair ellipticKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no P-256", e);
        }
    }

    private static X509Certificate issue(
            Issuer issuer, X500Name subject, PublicKey key, boolean authority, Instant now) {
        try {
            var builder =
                    new JcaX509v3CertificateBuilder(
                            issuer.name(),
                            new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS - 1),
                            Date.from(now.minus(Duration.ofDays(1))),
                            Date.from(now.plus(LIFE)),
                            subject,
                            key);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            int usage =
                    authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature;
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            var signer =
                    new JcaContentSignerBuilder(issuer.algorithm())
                            .build(issuer.keys().getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
            throw new IllegalStateException("cannot make a certificate", e);
        }
    }
}
