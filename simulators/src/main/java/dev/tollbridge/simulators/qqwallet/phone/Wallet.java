package dev.tollbridge.simulators.qqwallet.phone;

import dev.tollbridge.simulators.core.Html;
import dev.tollbridge.simulators.core.Language;
import dev.tollbridge.simulators.core.Reply;

/** The frame around every page of the fake wallet: its bar at the top and its colours. */
final class Wallet {
    private Wallet() {}

    static Reply page(Language language, String body) {
        String html =
                """
                <div class="wallet blue">
                <header class="wallet-bar"><a href="/qqwallet/phone?lang=%s">%s</a></header>
                %s
                </div>
                """
                        .formatted(language.tag(), language.say("QQ Wallet", "QQ 钱包"), body);
        return Html.page(language, language.say("Fake phone: QQ Wallet", "模拟手机：QQ 钱包"), html);
    }
}
