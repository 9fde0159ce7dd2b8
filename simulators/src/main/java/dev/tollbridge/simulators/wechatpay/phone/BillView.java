package dev.tollbridge.simulators.wechatpay.phone;

import dev.tollbridge.simulators.core.Cards;
import dev.tollbridge.simulators.core.Language;
import dev.tollbridge.simulators.core.Yuan;
import dev.tollbridge.simulators.wechatpay.state.Order;
import dev.tollbridge.simulators.wechatpay.state.Transfer;

/** What the payer is asked to agree to. */
final class BillView {
    private BillView() {}

    /**
     * A bill to pay.
     *
     * @param hidden markup of hidden form fields
     */
    static String pay(Order order, String merchant, String hidden, Language language) {
        return Cards.bill(
                        merchant,
                        order.terms().amount(),
                        Cards.line(language.say("For", "商品"), order.terms().description()),
                        Cards.line(language.say("Order", "商户单号"), order.terms().outTradeNo()),
                        Cards.line(
                                language.say("Pay with", "付款方式"),
                                language.say("Simulated balance", "模拟零钱")))
                + Cards.decision(language, PhonePages.path(order), hidden, order.terms().amount());
    }

    /** Money to receive. */
    static String receive(Transfer transfer, String merchant, Language language) {
        String amount = Yuan.of(transfer.amount());
        return Cards.bill(
                        language.say("From ", "来自 ") + merchant,
                        transfer.amount(),
                        Cards.line(language.say("Note", "转账说明"), transfer.remark()),
                        Cards.line(language.say("Number", "商家单号"), transfer.outBillNo()))
                + """
                <form method="post" action="%s?lang=%s">
                <button class="pay" name="action" value="confirm">%s ¥%s</button>
                <button class="quiet" name="action" value="later">%s</button>
                </form>
                """
                        .formatted(
                                PhonePages.transferPath(transfer),
                                language.tag(),
                                language.say("Accept", "确认收款"),
                                amount,
                                language.say("Later", "稍后再说"));
    }
}
