package dev.tollbridge.channels.unionpay;

import dev.tollbridge.channels.support.Certificates;
import dev.tollbridge.channels.support.Keys;
import dev.tollbridge.channels.support.SettingsReader;
import java.net.URI;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account's settings, checked and decoded.
 *
 * @param certId serial number of the certificate that belongs to {@code key}, decimal
 * @param encryption as far as it was learned
 */
record UnionPayCredentials(
        boolean live,
        String merId,
        PrivateKey key,
        String certId,
        Trust trust,
        @Nullable EncryptionCertificate encryption,
        String terminalId,
        URI gateway,
        URI fileGateway,
        URI noticeUrl) {
    private static final String HOST = "95516.com";
    private static final String TEST_HOST = "test.95516.com";
    private static final String ANY_TERMINAL = "00000001";

    /** Empty if something is missing; the reader then has noted it. */
    static Optional<UnionPayCredentials> read(SettingsReader fields) {
        var host = fields.live() ? HOST : TEST_HOST;
        var merId = fields.required("mer_id", "[0-9]{15}", "must be 15 digits");
        var key =
                fields.privateKey(
                        "merchant_private_key", "is required: the private key of the .pfx file");
        var certificate = merchantCertificate(fields, key);
        var trust = trust(fields);
        var terminal =
                fields.optional("terminal_id", "[0-9A-Za-z]{8}", "must have 8 letters and digits");
        var gateway = fields.url("gateway_url", "https://gateway." + host + "/gateway/api");
        var fileGateway = fields.url("file_gateway_url", "https://filedownload." + host);
        if (merId == null
                || key == null
                || certificate == null
                || trust == null
                || gateway == null
                || fileGateway == null) {
            return Optional.empty();
        }
        return Optional.of(
                new UnionPayCredentials(
                        fields.live(),
                        merId,
                        key,
                        certificate.getSerialNumber().toString(),
                        trust,
                        learned(fields, trust),
                        Objects.requireNonNullElse(terminal, ANY_TERMINAL),
                        gateway,
                        fileGateway,
                        fields.noticeUrl()));
    }

    private static @Nullable X509Certificate merchantCertificate(
            SettingsReader fields, @Nullable PrivateKey key) {
        var certificates = certificates(fields, "merchant_certificate");
        if (certificates == null) {
            return null;
        }
        var own = certificates.getFirst();
        if (key != null && !Keys.match(key, own.getPublicKey())) {
            fields.problem("merchant_certificate", "does not belong to the signing key");
        }
        return own;
    }

    private static @Nullable Trust trust(SettingsReader fields) {
        var roots = certificates(fields, "unionpay_root_certificate");
        var middles = certificates(fields, "unionpay_middle_certificate");
        if (roots == null || middles == null) {
            return null;
        }
        var trust = new Trust(roots, middles, fields.live());
        var lost =
                middles.stream()
                        .filter(middle ->
                                !trust.leadsToRoot(middle, middle.getNotBefore().toInstant()))
                        .findFirst();
        if (lost.isPresent()) {
            fields.problem("unionpay_middle_certificate", "does not lead to the root certificate");
        }
        return trust;
    }

    private static @Nullable List<X509Certificate> certificates(
            SettingsReader fields, String field) {
        return fields.required(
                field,
                text -> Optional.of(Certificates.parse(text)).filter(found -> !found.isEmpty()),
                "must be a certificate in PEM form");
    }

    /** UnionPay's signature around it is gone, so it has to lead to the root by itself. */
    private static @Nullable EncryptionCertificate learned(SettingsReader fields, Trust trust) {
        return Optional.ofNullable(fields.learned().get(EncryptionCertificates.LEARNED))
                .flatMap(EncryptionCertificate::parse)
                .filter(found ->
                        trust.leadsToRoot(
                                found.certificate(),
                                found.certificate().getNotBefore().toInstant()))
                .orElse(null);
    }

    @Override
    public String toString() {
        return "UnionPayCredentials[" + merId + "]";
    }
}
