package dev.tollbridge.simulators.alipay.phone;

import dev.tollbridge.simulators.alipay.gateway.Gateway;
import dev.tollbridge.simulators.alipay.gateway.PaymentCode;
import dev.tollbridge.simulators.alipay.state.Freeze;
import dev.tollbridge.simulators.alipay.state.Order;
import dev.tollbridge.simulators.alipay.state.Trade;
import dev.tollbridge.simulators.alipay.state.World;
import dev.tollbridge.simulators.core.HomeCards;
import dev.tollbridge.simulators.core.Html;
import dev.tollbridge.simulators.core.Language;
import dev.tollbridge.simulators.core.Reply;
import dev.tollbridge.simulators.core.Request;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The phone's first page: the payer's code, bills that ask to be confirmed, and a field that stands
 * for the camera.
 */
final class PhoneHome {
    private final World world;

    PhoneHome(World world) {
        this.world = world;
    }

    Reply show(Request request) {
        Language language = Language.of(request);
        String code = HomeCards.paymentCode(request, PaymentCode.CODES, world.numbers(), false);
        String html = waiting(language) + code + camera(language);
        return Html.page(language, language.say("Fake phone: Alipay", "模拟手机：支付宝"), html);
    }

    private String waiting(Language language) {
        return HomeCards.waiting(language, freezes(language) + trades(language));
    }

    private String freezes(Language language) {
        return world.freezes().all().stream()
                .filter(freeze -> freeze.method().equals("alipay.fund.auth.order.freeze"))
                .filter(freeze -> freeze.status() == Freeze.Status.INIT)
                .map(freeze -> row(freeze.token(), freeze.title(), freeze.amount(), language))
                .collect(Collectors.joining());
    }

    private String trades(Language language) {
        return world.trades().all().stream()
                .filter(trade ->
                        trade.confirming() && trade.status() == Trade.Status.WAIT_BUYER_PAY)
                .map(trade -> row(trade, language))
                .collect(Collectors.joining());
    }

    private String row(Trade trade, Language language) {
        String token = world.orders().find(trade.orderKey()).map(Order::token).orElse("");
        return row(token, trade.terms().subject(), trade.amount(), language);
    }

    private static String row(String token, String title, long amount, Language language) {
        return HomeCards.row(language, "/alipay/phone/" + token, title, amount);
    }

    private static String camera(Language language) {
        return HomeCards.camera(
                language,
                "/alipay/phone/open",
                4,
                language.say(
                        "Paste a QR code's content, an app order string or a trade number",
                        "粘贴二维码内容、App 订单串或交易号"));
    }

    /** The camera, {@code my.tradePay} and the mobile SDK in one: finds out what was pasted. */
    Reply open(Request request, Gateway gateway) {
        String content = request.form().getOrDefault("content", "").trim();
        String lang = "?lang=" + Language.of(request).tag();
        if (content.matches("\\d{16,64}")) {
            Optional<String> token =
                    world.trades()
                            .find(content)
                            .flatMap(t -> world.orders().find(t.orderKey()))
                            .map(Order::token);
            return Reply.redirect("/alipay/phone/" + token.orElse("unknown") + lang);
        }
        try {
            if (content.contains("sign=") && content.contains("method=")) {
                String query = content.substring(content.indexOf('?') + 1);
                return Reply.redirect(gateway.openOrderString(query, request.baseUri()) + lang);
            }
            String path = URI.create(content).getPath();
            boolean ours = path != null && path.matches("/alipay/phone/[a-z0-9]+");
            return Reply.redirect((ours ? path : "/alipay/phone/unknown") + lang);
        } catch (IllegalArgumentException e) {
            return PhonePages.refusal(request, "", String.valueOf(e.getMessage()));
        }
    }
}
