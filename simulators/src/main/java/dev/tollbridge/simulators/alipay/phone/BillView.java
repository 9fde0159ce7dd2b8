package dev.tollbridge.simulators.alipay.phone;

import dev.tollbridge.simulators.alipay.state.Instalments;
import dev.tollbridge.simulators.core.Cards;
import dev.tollbridge.simulators.core.Language;
import dev.tollbridge.simulators.core.Yuan;
import org.jspecify.annotations.Nullable;

/**
 * The bill on the fake phone.
 *
 * @param amount fen
 * @param freezes whether the money is only frozen
 */
record BillView(
        String token,
        String merchant,
        String subject,
        long amount,
        String number,
        @Nullable Instalments instalments,
        boolean freezes) {

    String html(Language language) {
        return Cards.bill(
                        merchant,
                        amount,
                        Cards.line(language.say("For", "商品"), subject),
                        Cards.line(language.say("Order", "订单号"), number),
                        Cards.line(
                                language.say("Method", "付款方式"),
                                language.say("Simulated balance", "模拟余额")))
                + """
                <form method="post" action="/alipay/phone/%s?lang=%s">
                %s
                <button class="pay" name="action" value="pay">%s</button>
                <button class="quiet" name="action" value="decline">%s</button>
                <button class="link" name="action" value="ignore">%s</button>
                </form>
                """
                        .formatted(
                                token,
                                language.tag(),
                                plans(language),
                                payLabel(language),
                                language.say("Decline", "拒绝付款"),
                                language.say("Ignore and close", "忽略并关闭"));
    }

    private String payLabel(Language language) {
        String sum = " ¥" + Yuan.of(amount);
        return freezes ? language.say("Freeze", "确认冻结") + sum : language.say("Pay", "确认付款") + sum;
    }

    private String plans(Language language) {
        if (instalments == null) {
            return "";
        }
        StringBuilder html =
                new StringBuilder("<fieldset><legend>")
                        .append(language.say("How to pay", "分期方式"))
                        .append("</legend>");
        html.append(choice("0", false, language.say("All at once", "一次付清"), ""));
        long fee = instalments.payerFee(amount);
        long each = (amount + fee) / instalments.count();
        String title = language.say("%d instalments", "分 %d 期").formatted(instalments.count());
        String detail =
                language.say("¥%s a month, fee ¥%s", "每期 ¥%s，手续费 ¥%s")
                        .formatted(Yuan.of(each), Yuan.of(fee));
        html.append(choice(String.valueOf(instalments.count()), true, title, detail));
        return html.append("</fieldset>").toString();
    }

    private static String choice(String value, boolean checked, String title, String detail) {
        return """
        <label class="choice"><input type="radio" name="instalments" value="%s"%s> \
        <span>%s</span><small>%s</small></label>
        """
                .formatted(value, checked ? " checked" : "", title, detail);
    }
}
