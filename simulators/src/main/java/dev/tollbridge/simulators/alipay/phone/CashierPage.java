package dev.tollbridge.simulators.alipay.phone;

import dev.tollbridge.simulators.alipay.state.App;
import dev.tollbridge.simulators.alipay.state.Order;
import dev.tollbridge.simulators.alipay.state.Trade;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.Cards;
import dev.tollbridge.simulators.core.CodeImage;
import dev.tollbridge.simulators.core.Html;
import dev.tollbridge.simulators.core.Language;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import dev.tollbridge.simulators.core.Yuan;
import java.util.Optional;

/**
 * The desktop cashier of {@code alipay.trade.page.pay}: reloads itself until the phone has decided,
 * then leads back.
 */
final class CashierPage {
    private static final String RELOAD_SECONDS = "2";

    private final World world;
    private final ReturnUrl returnUrl;

    CashierPage(World world, ReturnUrl returnUrl) {
        this.world = world;
        this.returnUrl = returnUrl;
    }

    Reply show(Request request) {
        Language language = Language.of(request);
        String title = language.say("Fake cashier: Alipay", "模拟收银台：支付宝");
        Optional<Order> order = world.orderByToken(request.param("token"));
        if (order.isEmpty()) {
            return Html.page(
                    language,
                    title,
                    Cards.notice("bad", language.say("No such bill", "找不到账单"), ""));
        }
        Optional<Trade> trade = world.firstTrade(order.get());
        boolean open = trade.isEmpty() || trade.get().status() == Trade.Status.WAIT_BUYER_PAY;
        return open
                ? Html.page(
                        language, title, cashier(request, order.get(), language), RELOAD_SECONDS)
                : settled(language, title, order.get(), trade.get());
    }

    private Reply settled(Language language, String title, Order order, Trade trade) {
        Optional<String> back = trade.isPaid() ? returnUrl.of(order, trade) : Optional.empty();
        String html = Messages.result(trade, language) + Messages.back(back, language);
        return Html.page(language, title, html, back.map(url -> "3;url=" + url).orElse(null));
    }

    private String cashier(Request request, Order order, Language language) {
        String phone = "/alipay/phone/" + order.token();
        return """
        <section class="card cashier">
        <div>
        <p class="merchant">%s</p>
        <p class="amount"><span>¥</span>%s</p>
        <p>%s</p>
        <p class="number">%s</p>
        </div>
        <div class="scan">
        %s
        <p>%s</p>
        <a class="button" href="%s?lang=%s">%s</a>
        </div>
        </section>
        """
                .formatted(
                        Html.escape(
                                world.apps()
                                        .find(order.appId())
                                        .map(App::name)
                                        .orElse(order.pid())),
                        Yuan.of(order.terms().amount()),
                        Html.escape(order.terms().subject()),
                        Html.escape(order.terms().outTradeNo()),
                        CodeImage.qr(request.baseUri() + phone, language.say("QR code", "二维码")),
                        language.say("Scan with the fake phone", "使用模拟手机扫码付款"),
                        phone,
                        language.tag(),
                        language.say("Log in and pay here", "登录并在此付款"));
    }
}
