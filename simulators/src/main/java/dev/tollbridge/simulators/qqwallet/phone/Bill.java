package dev.tollbridge.simulators.qqwallet.phone;

import dev.tollbridge.simulators.core.Cards;
import dev.tollbridge.simulators.core.Language;
import dev.tollbridge.simulators.core.Yuan;
import dev.tollbridge.simulators.qqwallet.state.Order;

/** An order as the payer sees it. */
final class Bill {
    private Bill() {}

    static String of(Order order, String merchant, Language language) {
        long fen = order.payment().map(Order.Payment::amount).orElse(order.terms().amount());
        String amount = "¥" + Yuan.of(fen);
        return switch (order.state()) {
            case NOTPAY, USERPAYING -> toPay(order, merchant, language);
            case SUCCESS -> Cards.notice("good", language.say("Paid", "支付成功"), amount);
            case REFUND ->
                    Cards.notice("wait", language.say("Paid, with a refund", "已转入退款"), amount);
            case CLOSED, PAYERROR ->
                    Cards.notice(
                            "bad",
                            language.say("This order is closed", "订单已关闭"),
                            language.say("Nothing was charged.", "没有扣款。"));
            case REVOKED ->
                    Cards.notice(
                            "bad",
                            language.say("The shop reversed this order", "商家已撤销订单"),
                            language.say("What was paid comes back.", "已付款项将原路退回。"));
        };
    }

    private static String toPay(Order order, String merchant, Language language) {
        return Cards.bill(
                        merchant,
                        order.terms().amount(),
                        Cards.line(language.say("For", "商品"), order.terms().body()),
                        Cards.line(language.say("Order", "商户单号"), order.terms().outTradeNo()),
                        Cards.line(
                                language.say("Pay with", "付款方式"),
                                language.say("Simulated balance", "模拟余额")))
                + Cards.decision(language, PhonePages.path(order), "", order.terms().amount());
    }
}
