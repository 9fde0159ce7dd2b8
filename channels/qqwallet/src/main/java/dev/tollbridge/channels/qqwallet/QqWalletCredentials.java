package dev.tollbridge.channels.qqwallet;

import dev.tollbridge.channels.support.Certificates;
import dev.tollbridge.channels.support.Keys;
import dev.tollbridge.channels.support.SettingsReader;
import dev.tollbridge.spi.ClientCertificate;
import dev.tollbridge.spi.Secret;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account's settings, checked and decoded.
 *
 * @param gateway of calls without a certificate
 * @param secureGateway of refunds and reversals
 * @param certificate null for test accounts that have none
 * @param appKey null if the shop has no app
 */
record QqWalletCredentials(
        Merchant merchant,
        URI gateway,
        URI secureGateway,
        URI noticeUrl,
        QqWalletSigner signer,
        Operator operator,
        @Nullable ClientCertificate certificate,
        @Nullable Secret appKey) {
    static final String PRODUCTION = "https://qpay.qq.com";
    static final String SECURE_PRODUCTION = "https://api.qpay.qq.com";

    /** Who orders refunds and reversals (section 7). */
    record Operator(String id, Secret password) {}

    /** Empty if something cannot be read; the reader then knows what. */
    static Optional<QqWalletCredentials> read(SettingsReader fields) {
        var mchId = fields.required("mch_id", "[0-9]{8,32}", "must be the merchant number, digits");
        var appId = fields.required("app_id", "[0-9A-Za-z]{4,32}", "must be the app id");
        var gateway = gateway(fields);
        var secure = gateway == null ? null : secureGateway(fields, gateway);
        var apiKey = secret(fields, "api_key", "must be the API key, set in the merchant console");
        var signType = fields.choice("sign_type", QqWalletSigner.Type.WORDS);
        var password = secret(fields, "operator_password", "must be the operator's password");
        var operator = fields.optional("operator_id", "\\S{1,32}", "must have 1 to 32 characters");
        var certificate = certificate(fields);
        var appKey = fields.hasSecret("app_key") ? secret(fields, "app_key", "is empty") : null;
        if (mchId == null
                || appId == null
                || gateway == null
                || secure == null
                || apiKey == null
                || password == null
                || !QqWalletSigner.Type.WORDS.contains(signType)) {
            return Optional.empty();
        }
        return Optional.of(
                new QqWalletCredentials(
                        new Merchant(mchId, appId),
                        gateway,
                        secure,
                        fields.noticeUrl(),
                        new QqWalletSigner(apiKey, QqWalletSigner.Type.of(signType)),
                        new Operator(Objects.requireNonNullElse(operator, mchId), password),
                        certificate,
                        appKey));
    }

    private static @Nullable Secret secret(SettingsReader fields, String name, String message) {
        return fields.secret(
                name,
                text -> text.length() <= 128 ? Optional.of(Secret.of(text)) : Optional.empty(),
                message);
    }

    private static @Nullable URI gateway(SettingsReader fields) {
        return trimmed(
                fields.live()
                        ? fields.url("gateway_url", PRODUCTION)
                        : fields.requiredUrl(
                                "gateway_url",
                                "is required for test accounts: QQ Wallet has no sandbox"));
    }

    private static @Nullable URI secureGateway(SettingsReader fields, URI gateway) {
        return trimmed(
                fields.url(
                        "secure_gateway_url",
                        fields.live() ? SECURE_PRODUCTION : gateway.toString()));
    }

    /** Paths are put behind it, and they begin with a slash. */
    private static @Nullable URI trimmed(@Nullable URI url) {
        return url == null ? null : URI.create(url.toString().replaceAll("/+$", ""));
    }

    /** Key and certificate belong together, and only tests can do without (section 1). */
    private static @Nullable ClientCertificate certificate(SettingsReader fields) {
        boolean given =
                fields.hasSecret("merchant_private_key")
                        || fields.text("merchant_certificate").isPresent();
        if (!given && !fields.live()) {
            return null;
        }
        var key =
                fields.privateKey(
                        "merchant_private_key",
                        "is required: the key of the merchant certificate (apiclient_key.pem)");
        var chain =
                fields.required(
                        "merchant_certificate",
                        text -> Optional.of(Certificates.parse(text)).filter(c -> !c.isEmpty()),
                        "is required: the merchant certificate (apiclient_cert.pem)");
        if (key == null || chain == null) {
            return null;
        }
        if (!Keys.match(key, chain.getFirst().getPublicKey())) {
            fields.problem("merchant_certificate", "does not belong to merchant_private_key");
            return null;
        }
        return new ClientCertificate(key, chain);
    }

    @Override
    public String toString() {
        return "QqWalletCredentials[" + merchant.mchId() + "]";
    }
}
