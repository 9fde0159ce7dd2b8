package dev.tollbridge.simulators.alipay.phone;

import dev.tollbridge.simulators.alipay.state.Trade;
import dev.tollbridge.simulators.alipay.state.Trading.Obstacle;
import dev.tollbridge.simulators.core.Cards;
import dev.tollbridge.simulators.core.Language;
import dev.tollbridge.simulators.core.Yuan;
import java.util.Optional;

/** Pages that only tell something. */
final class Messages {
    private Messages() {}

    static String obstacle(Obstacle obstacle, Language language) {
        return switch (obstacle) {
            case LINK_EXPIRED ->
                    Cards.notice(
                            "wait",
                            language.say("This code has expired", "二维码已过期"),
                            language.say("Ask the shop for a new one.", "请联系商家重新下单。"));
            case CANCELLED ->
                    Cards.notice(
                            "bad", language.say("The shop cancelled this order", "商家已撤销订单"), "");
            case CLOSED ->
                    Cards.notice(
                            "bad",
                            language.say("This bill is closed", "交易已关闭"),
                            language.say("Nothing was charged.", "没有扣款。"));
            case ALREADY_PAID ->
                    Cards.notice(
                            "good",
                            language.say("Already paid", "订单已支付"),
                            language.say("There is nothing left to pay.", "请勿重复付款。"));
        };
    }

    /** What a trade has come to. */
    static String result(Trade trade, Language language) {
        String amount = "¥" + Yuan.of(trade.amount());
        return switch (trade.status()) {
            case TRADE_SUCCESS, TRADE_FINISHED ->
                    Cards.notice("good", language.say("Paid", "支付成功"), amount);
            case TRADE_CLOSED ->
                    trade.isPaid()
                            ? Cards.notice("wait", language.say("Refunded", "已全额退款"), amount)
                            : Cards.notice(
                                    "bad",
                                    language.say("Not paid", "未付款"),
                                    language.say("The bill is closed.", "交易已关闭。"));
            case WAIT_BUYER_PAY ->
                    Cards.notice("wait", language.say("Not paid yet", "等待付款"), amount);
        };
    }

    static String back(Optional<String> url, Language language) {
        return url.map(target -> Cards.link(target, language.say("Back to the shop", "返回商家")))
                .orElse("");
    }
}
