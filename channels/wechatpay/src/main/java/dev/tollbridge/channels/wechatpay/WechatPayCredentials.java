package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.channels.support.Keys;
import dev.tollbridge.channels.support.SettingsReader;
import java.net.URI;
import java.security.PrivateKey;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account's settings, checked and decoded.
 *
 * @param serialNo of the certificate that belongs to {@code key}
 */
record WechatPayCredentials(
        Merchant merchant,
        URI gateway,
        URI noticeUrl,
        String serialNo,
        PrivateKey key,
        ApiV3Key apiV3Key,
        Platform platform,
        TransferScene transferScene,
        WebLogin webLogin) {
    static final String PRODUCTION = "https://api.mch.weixin.qq.com";
    static final List<String> KEY_MODES = List.of("public_key", "certificate", "migration");
    private static final String APP_ID = "[A-Za-z0-9_-]{8,32}";
    private static final String NO_APP_ID = "must be an app id, such as wx0123456789abcdef";
    private static final String MCH_ID = "[0-9]{8,32}";

    /** Empty if something cannot be read; the reader then knows what. */
    static Optional<WechatPayCredentials> read(SettingsReader fields) {
        var merchant = merchant(fields);
        var gateway = gateway(fields);
        var serialNo =
                fields.required(
                        "merchant_serial_no",
                        "[0-9A-Fa-f]{8,40}",
                        "must be the serial number of the merchant's API certificate");
        var key =
                fields.privateKey(
                        "merchant_private_key", "is required: the content of apiclient_key.pem");
        var apiV3Key =
                fields.secret(
                        "api_v3_key", ApiV3Key::of, "must be the APIv3 key, 32 ASCII characters");
        var platform = platform(fields, key, apiV3Key);
        var scene = TransferScene.read(fields);
        var login = Optional.ofNullable(merchant).flatMap(known -> WebLogin.read(fields, known));
        if (merchant == null
                || login.isEmpty()
                || gateway == null
                || serialNo == null
                || key == null
                || apiV3Key == null
                || platform == null) {
            return Optional.empty();
        }
        return Optional.of(
                new WechatPayCredentials(
                        merchant,
                        gateway,
                        fields.noticeUrl(),
                        serialNo.toUpperCase(Locale.ROOT),
                        key,
                        apiV3Key,
                        platform,
                        scene,
                        login.get()));
    }

    private static @Nullable URI gateway(SettingsReader fields) {
        var url =
                fields.live()
                        ? fields.url("gateway_url", PRODUCTION)
                        : fields.requiredUrl(
                                "gateway_url",
                                "is required for test accounts: WeChat Pay has no sandbox");
        // Paths are put behind it, and they begin with a slash.
        return url == null ? null : URI.create(url.toString().replaceAll("/+$", ""));
    }

    private static @Nullable Merchant merchant(SettingsReader fields) {
        var mchId = fields.required("mch_id", MCH_ID, "must be the merchant number, digits");
        var appId = fields.required("app_id", APP_ID, NO_APP_ID);
        var miniProgram = fields.optional("mini_program_app_id", APP_ID, NO_APP_ID);
        var mobile = fields.optional("mobile_app_id", APP_ID, NO_APP_ID);
        var subMchId =
                fields.optional("sub_mch_id", MCH_ID, "must be the sub-merchant's number, digits");
        var subAppId = fields.optional("sub_app_id", APP_ID, NO_APP_ID);
        if (subAppId != null && subMchId == null) {
            fields.problem("sub_app_id", "needs sub_mch_id: both are for service providers");
        }
        var store = fields.optional("store_out_id", ".{1,256}", "must have 256 characters");
        return mchId == null || appId == null
                ? null
                : new Merchant(
                        mchId,
                        appId,
                        miniProgram,
                        mobile,
                        subMchId,
                        subAppId,
                        Objects.requireNonNullElse(store, mchId));
    }

    private static @Nullable Platform platform(
            SettingsReader fields, @Nullable PrivateKey own, @Nullable ApiV3Key apiV3Key) {
        var mode = fields.choice("key_mode", KEY_MODES);
        if (mode.equals("certificate")) {
            return apiV3Key == null
                    ? null
                    : Platform.byCertificates(apiV3Key).recalling(fields.learned());
        }
        var id =
                fields.required(
                        "platform_public_key_id",
                        "PUB_KEY_ID_[0-9A-Za-z]{1,64}",
                        "must begin PUB_KEY_ID_");
        var key =
                fields.publicKey(
                        "platform_public_key",
                        "must be WeChat Pay's RSA public key of 2048 bits or more");
        if (own != null && key != null && Keys.match(own, key)) {
            // Whoever holds the merchant's key could then forge notices.
            fields.problem("platform_public_key", "is the merchant's own key: enter WeChat Pay's");
        }
        if (id == null || key == null || apiV3Key == null) {
            return null;
        }
        return mode.equals("public_key")
                ? Platform.byPublicKey(id, key, apiV3Key)
                : Platform.byBoth(id, key, apiV3Key).recalling(fields.learned());
    }

    @Override
    public String toString() {
        return "WechatPayCredentials[" + merchant.mchId() + "]";
    }
}
