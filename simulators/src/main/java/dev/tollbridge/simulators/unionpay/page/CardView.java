package dev.tollbridge.simulators.unionpay.page;

import dev.tollbridge.simulators.core.Cards;
import dev.tollbridge.simulators.core.Html;
import dev.tollbridge.simulators.core.Language;
import dev.tollbridge.simulators.core.Yuan;
import dev.tollbridge.simulators.unionpay.state.Card;
import dev.tollbridge.simulators.unionpay.state.Kind;
import dev.tollbridge.simulators.unionpay.state.Transaction;

/** What the payer is asked to agree to, and with which card. */
record CardView(Transaction transaction, String merchant, Language language) {
    private static final int PHONE_TAIL = 7;

    String markup() {
        return Cards.bill(merchant, transaction.terms().amount(), lines()) + declined() + form();
    }

    private String[] lines() {
        String item = Cards.line(language.say("For", "商品"), transaction.terms().description());
        String order = Cards.line(language.say("Order", "商户订单号"), transaction.orderId());
        String known = transaction.terms().phone();
        if (known == null) {
            return new String[] {item, order};
        }
        // What the shop knew already need not be typed.
        String masked = known.substring(0, 3) + "****" + known.substring(PHONE_TAIL);
        return new String[] {item, order, Cards.line(language.say("Phone", "预留手机号"), masked)};
    }

    private String form() {
        boolean reserve = transaction.kind() == Kind.PREAUTH;
        boolean company = transaction.terms().bizType().equals("000202");
        return """
        <form method="post" action="%s?lang=%s">
        <fieldset><legend>%s</legend>
        %s</fieldset>
        <button class="pay" name="action" value="pay">%s ¥%s</button>
        <button class="quiet" name="action" value="decline">%s</button>
        <button class="link" name="action" value="leave">%s</button>
        </form>
        """
                .formatted(
                        CardPages.path(transaction),
                        language.tag(),
                        company
                                ? language.say("Company account", "企业账户")
                                : language.say("Card", "银行卡"),
                        cards(),
                        reserve ? language.say("Reserve", "确认预授权") : language.say("Pay", "确认付款"),
                        Yuan.of(transaction.terms().amount()),
                        language.say("Decline", "拒绝付款"),
                        language.say("Leave without deciding", "暂不支付，离开"));
    }

    private String declined() {
        return transaction.code() == null
                ? ""
                : "<p class=\"alert\" role=\"alert\">%s</p>\n"
                        .formatted(Html.escape(Messages.declined(transaction.code(), language)));
    }

    private String cards() {
        StringBuilder rows = new StringBuilder();
        for (Card card : Card.values()) {
            rows.append(
                    """
                    <label class="choice"><input type="radio" name="card" value="%s"%s>\
                    <span>%s</span><small>%s</small></label>
                    """
                            .formatted(
                                    card.name(),
                                    card.pays() ? " checked" : "",
                                    Html.escape(card.masked()),
                                    Html.escape(Messages.of(card, language))));
        }
        return rows.toString();
    }
}
