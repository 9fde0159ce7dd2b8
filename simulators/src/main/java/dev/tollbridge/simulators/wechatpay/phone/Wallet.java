package dev.tollbridge.simulators.wechatpay.phone;

import dev.tollbridge.simulators.core.Html;
import dev.tollbridge.simulators.core.Language;
import dev.tollbridge.simulators.core.Reply;
import org.jspecify.annotations.Nullable;

/** The frame around every page of the fake wallet: its bar at the top and its colours. */
final class Wallet {
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
                <header class="wallet-bar"><a href="/wechatpay/phone?lang=%s" aria-label="%s">‹</a>\
                <span>%s</span></header>
                %s
                </div>
                """
                        .formatted(
                                language.tag(),
                                language.say("Home", "首页"),
                                language.say("Wallet", "钱包"),
                                body);
        return Html.page(
                language, language.say("Fake phone: WeChat Pay", "模拟手机：微信支付"), html, refresh);
    }
}
