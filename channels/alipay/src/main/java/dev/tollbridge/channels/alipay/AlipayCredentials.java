package dev.tollbridge.channels.alipay;

import dev.tollbridge.channels.support.Keys;
import dev.tollbridge.channels.support.SettingsReader;
import java.net.URI;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account's settings, checked and decoded.
 *
 * @param sellerId the merchant's user id (PID) at Alipay; null if the merchant did not enter it
 * @param certificates the serials that requests carry in certificate mode; null in public key mode
 */
record AlipayCredentials(
        String appId,
        URI gateway,
        URI noticeUrl,
        @Nullable String sellerId,
        PrivateKey appKey,
        Trust trust,
        @Nullable Serials certificates,
        ContentCipher cipher) {
    static final String PRODUCTION = "https://openapi.alipay.com/gateway.do";
    static final String SANDBOX = "https://openapi-sandbox.dl.alipaydev.com/gateway.do";
    static final List<String> KEY_MODES = List.of("public_key", "certificate");

    /** {@code app_cert_sn} and {@code alipay_root_cert_sn}. */
    record Serials(String app, String root) {}

    private record Verification(Trust trust, @Nullable Serials serials) {}

    /** Empty if something cannot be read; the reader then knows what. */
    static Optional<AlipayCredentials> read(SettingsReader fields) {
        var appId = fields.required("app_id", "[0-9]{8,32}", "must be the app id, digits only");
        var gateway = fields.url("gateway_url", fields.live() ? PRODUCTION : SANDBOX);
        var sellerId =
                fields.optional("seller_id", "2088[0-9]{12}", "must be 16 digits beginning 2088");
        var appKey =
                fields.privateKey(
                        "app_private_key", "is required: the app's RSA private key in PKCS#8 form");
        var verification = verification(fields, appKey);
        var cipher = ContentCipher.read(fields);
        if (appId == null
                || gateway == null
                || appKey == null
                || verification.isEmpty()
                || cipher.isEmpty()) {
            return Optional.empty();
        }
        var checked = verification.get();
        return Optional.of(
                new AlipayCredentials(
                        appId,
                        gateway,
                        fields.noticeUrl(),
                        sellerId,
                        appKey,
                        checked.trust(),
                        checked.serials(),
                        cipher.get()));
    }

    private static Optional<Verification> verification(
            SettingsReader fields, @Nullable PrivateKey appKey) {
        if (fields.choice("key_mode", KEY_MODES).equals("certificate")) {
            return byCertificate(fields, appKey);
        }
        var key =
                fields.publicKey(
                        "alipay_public_key",
                        "must be Alipay's RSA public key of 2048 bits or more (not the app's)");
        if (key == null) {
            return Optional.empty();
        }
        if (appKey != null && Keys.match(appKey, key)) {
            // The most common mistake: whoever holds the app's key could then forge notices.
            fields.problem("alipay_public_key", "is the app's own key: enter Alipay's");
            return Optional.empty();
        }
        return Optional.of(new Verification(new Trust.ByKey(key), null));
    }

    private static Optional<Verification> byCertificate(
            SettingsReader fields, @Nullable PrivateKey appKey) {
        var app = certificates(fields, "app_cert");
        var platform = certificates(fields, "alipay_cert");
        var roots = certificates(fields, "alipay_root_cert");
        if (app == null || platform == null || roots == null) {
            return Optional.empty();
        }
        if (appKey != null && !Keys.match(appKey, app.getFirst().getPublicKey())) {
            fields.problem("app_cert", "does not belong to app_private_key");
        }
        var trust = Trust.ByCertificate.of(roots, platform, app.getFirst());
        if (trust.isEmpty()) {
            fields.problem("alipay_cert", "does not lead to alipay_root_cert");
        }
        var serials =
                new Serials(
                        RsaCertificates.serial(app.getFirst()), RsaCertificates.rootSerial(roots));
        return trust.map(found -> new Verification(found.recalling(fields.learned()), serials));
    }

    private static @Nullable List<X509Certificate> certificates(
            SettingsReader fields, String field) {
        return fields.required(
                field,
                text -> Optional.of(RsaCertificates.parse(text)).filter(chain -> !chain.isEmpty()),
                "must be the PEM file from the Alipay console, with RSA certificates");
    }

    @Override
    public String toString() {
        return "AlipayCredentials[" + appId + "]";
    }
}
