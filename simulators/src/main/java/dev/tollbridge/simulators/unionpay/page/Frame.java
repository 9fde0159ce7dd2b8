package dev.tollbridge.simulators.unionpay.page;

import dev.tollbridge.simulators.core.Html;
import dev.tollbridge.simulators.core.Language;
import dev.tollbridge.simulators.core.Reply;

/** The frame around every page: its bar at the top and its colours. */
final class Frame {
    /** A bank card; drawn for this page. */
    private static final String ICON =
            """
            <svg viewBox="0 0 24 24" width="26" height="26" aria-hidden="true">\
            <rect x="2" y="5" width="20" height="14" rx="3" fill="currentColor"/>\
            <rect x="2" y="8.5" width="20" height="3" fill="#fff" opacity=".55"/>\
            <rect x="5" y="14" width="6" height="2" rx="1" fill="#ffd35c"/></svg>\
            """;

    private Frame() {}

    /** UnionPay's page in the payer's browser. */
    static Reply card(Language language, String body) {
        return page(language, language.say("Bank card payment", "银行卡支付"), ICON, body);
    }

    /** The payer's phone. */
    static Reply phone(Language language, String body) {
        String home =
                "<a href=\"/unionpay/phone?lang=%s\" aria-label=\"%s\">%s</a>"
                        .formatted(language.tag(), language.say("Home", "首页"), ICON);
        return page(language, language.say("Cards", "卡包"), home, body);
    }

    private static Reply page(Language language, String title, String mark, String body) {
        String html =
                """
                <div class="bank">
                <header class="bank-bar"><span class="bank-mark">%s</span><span>%s</span></header>
                %s
                </div>
                """
                        .formatted(mark, Html.escape(title), body);
        return Html.page(language, language.say("Simulated UnionPay: ", "模拟银联：") + title, html);
    }
}
