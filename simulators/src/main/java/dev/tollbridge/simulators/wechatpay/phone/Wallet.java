package dev.tollbridge.simulators.wechatpay.phone;

import dev.tollbridge.simulators.core.Html;
import dev.tollbridge.simulators.core.Language;
import dev.tollbridge.simulators.core.Reply;
import org.jspecify.annotations.Nullable;

/** The frame around every page of the fake wallet: its bar at the top and its colours. */
final class Wallet {
    /** A purse with a coin; drawn for this page. */
    private static final String ICON =
            """
            <svg viewBox="0 0 24 24" width="26" height="26" aria-hidden="true">\
            <path d="M3 7h15a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3z" fill="currentColor"/>\
            <path d="M3 7l11-4 2 4z" fill="currentColor" opacity=".55"/>\
            <circle cx="16.5" cy="14" r="2" fill="#ffd35c"/></svg>\
            """;

    private Wallet() {}

    static Reply page(Language language, String body) {
        return page(language, body, null);
    }

    /**
     * A page.
     *
     * @param refresh content of a refresh header; null for none
     */
    static Reply page(Language language, String body, @Nullable String refresh) {
        String html =
                """
                <div class="wallet">
                <header class="wallet-bar"><a href="/wechatpay/phone?lang=%s" aria-label="%s">%s</a>\
                <span>%s</span></header>
                %s
                </div>
                """
                        .formatted(
                                language.tag(),
                                language.say("Home", "首页"),
                                ICON,
                                language.say("Wallet", "钱包"),
                                body);
        return Html.page(
                language, language.say("Fake phone: WeChat Pay", "模拟手机：微信支付"), html, refresh);
    }
}
