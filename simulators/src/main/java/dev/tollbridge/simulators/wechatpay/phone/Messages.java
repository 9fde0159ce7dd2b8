package dev.tollbridge.simulators.wechatpay.phone;

import dev.tollbridge.simulators.core.Cards;
import dev.tollbridge.simulators.core.Language;
import dev.tollbridge.simulators.core.Yuan;
import dev.tollbridge.simulators.wechatpay.state.Order;
import dev.tollbridge.simulators.wechatpay.state.Trading.Obstacle;
import dev.tollbridge.simulators.wechatpay.state.Transfer;

/** Pages that only tell something. */
final class Messages {
    private Messages() {}

    static String unknown(Language language) {
        return Cards.notice("bad", language.say("Nothing found", "未找到内容"), "");
    }

    static String obstacle(Obstacle obstacle, Language language) {
        String nothing = language.say("Nothing was charged.", "没有扣款。");
        return switch (obstacle) {
            case PREPAY_EXPIRED ->
                    Cards.notice(
                            "wait",
                            language.say("This code has expired", "支付链接已过期"),
                            language.say("Ask the shop for a new one.", "请联系商家重新下单。"));
            case CLOSED ->
                    Cards.notice("bad", language.say("This order is closed", "订单已关闭"), nothing);
            case REVOKED ->
                    Cards.notice(
                            "bad",
                            language.say("The shop reversed this order", "商家已撤销订单"),
                            language.say("What was paid comes back.", "已付款项将原路退回。"));
            case FAILED -> Cards.notice("bad", language.say("Payment failed", "支付失败"), nothing);
            case ALREADY_PAID ->
                    Cards.notice(
                            "good",
                            language.say("Already paid", "订单已支付"),
                            language.say("There is nothing left to pay.", "请勿重复付款。"));
        };
    }

    static String result(Order order, Language language) {
        long fen = order.payment().map(Order.Payment::amount).orElse(order.terms().amount());
        String amount = "¥" + Yuan.of(fen);
        return switch (order.state()) {
            case SUCCESS -> Cards.notice("good", language.say("Paid", "支付成功"), amount);
            case REFUND ->
                    Cards.notice("wait", language.say("Paid, with a refund", "已转入退款"), amount);
            case NOTPAY, USERPAYING ->
                    Cards.notice("wait", language.say("Not paid yet", "等待付款"), amount);
            case CLOSED, PAYERROR, REVOKED ->
                    Cards.notice(
                            "bad",
                            language.say("Not paid", "未付款"),
                            language.say("The order is closed.", "订单已关闭。"));
        };
    }

    static String result(Transfer transfer, Language language) {
        String amount = "¥" + Yuan.of(transfer.amount());
        return switch (transfer.state()) {
            case SUCCESS -> Cards.notice("good", language.say("Received", "已收款"), amount);
            case TRANSFERING ->
                    Cards.notice("wait", language.say("On its way to you", "资金到账中"), amount);
            case FAIL, CANCELING, CANCELLED ->
                    Cards.notice(
                            "bad",
                            language.say("This transfer ended", "转账已失效"),
                            language.say("No money was received.", "资金未到账。"));
            case ACCEPTED, PROCESSING, WAIT_USER_CONFIRM ->
                    Cards.notice("wait", language.say("Waiting for you", "等待您确认"), amount);
        };
    }
}
