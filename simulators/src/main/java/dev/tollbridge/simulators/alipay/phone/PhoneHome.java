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
import java.util.stream.Stream;

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
        String ending = request.query().getOrDefault("ending", PaymentCode.PAYS.ending());
        String code = PaymentCode.fresh(world.numbers(), PaymentCode.byEnding(ending));
        String html = waiting(language) + code(language, code, ending) + camera(language);
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

    private static String code(Language language, String code, String ending) {
        String options =
                Stream.of(PaymentCode.values())
                        .map(choice ->
                                HomeCards.option(
                                        choice.ending(),
                                        choice.ending().equals(ending),
                                        label(choice, language)))
                        .collect(Collectors.joining());
        return HomeCards.paymentCode(language, "/alipay/phone", code, "", options);
    }

    private static String label(PaymentCode code, Language language) {
        return switch (code) {
            case PAYS -> language.say("Pays at once", "直接支付成功");
            case ASKS_PAYER -> language.say("Asks me to confirm", "需要我确认");
            case ASKS_THEN_PAYS -> language.say("Asks, then pays after 5 s", "需确认，5 秒后自动支付");
            case BALANCE_NOT_ENOUGH -> language.say("Not enough money", "余额不足");
            case RISK -> language.say("Stopped by risk control", "风控拦截");
            case INVALID_CODE -> language.say("Invalid code", "付款码无效");
            case PAYMENT_FAIL -> language.say("Payment fails", "支付失败");
            case BUSY_BUT_PAID -> language.say("Answers 20000, yet paid", "返回 20000 但已支付");
            case BUSY -> language.say("Answers 20000, not paid", "返回 20000 未支付");
            case SYSTEM_ERROR_BUT_PAID ->
                    language.say(
                            "Answers 40004 SYSTEM_ERROR, yet paid", "返回 40004 SYSTEM_ERROR 但已支付");
        };
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
