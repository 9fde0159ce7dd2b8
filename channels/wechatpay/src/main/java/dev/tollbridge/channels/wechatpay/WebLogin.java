package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.channels.support.SettingsReader;
import dev.tollbridge.spi.Secret;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How payers are identified on pages inside WeChat.
 *
 * @param appId whose openid it is: the sub-merchant's app, if that has one
 * @param secret null if the merchant wants no such pages
 * @param pages where payers are sent
 * @param api where their codes are exchanged
 */
record WebLogin(String appId, @Nullable Secret secret, URI pages, URI api) {
    private static final String PAGES = "https://open.weixin.qq.com";
    private static final String API = "https://api.weixin.qq.com";

    /** Empty if an address cannot be read; the reader then knows which. */
    static Optional<WebLogin> read(SettingsReader fields, Merchant merchant) {
        var pages = fields.url("open_url", PAGES);
        var api = fields.url("open_api_url", API);
        var sub = merchant.subAppId();
        return pages == null || api == null
                ? Optional.empty()
                : Optional.of(
                        new WebLogin(
                                sub == null ? merchant.appId() : sub,
                                fields.optionalSecret("app_secret").orElse(null),
                                pages,
                                api));
    }
}
