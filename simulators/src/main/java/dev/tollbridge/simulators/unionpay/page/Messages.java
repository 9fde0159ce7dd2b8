package dev.tollbridge.simulators.unionpay.page;

import dev.tollbridge.simulators.core.Cards;
import dev.tollbridge.simulators.core.Language;
import dev.tollbridge.simulators.core.Yuan;
import dev.tollbridge.simulators.unionpay.state.Card;
import dev.tollbridge.simulators.unionpay.state.Kind;
import dev.tollbridge.simulators.unionpay.state.Transaction;

/** Pages and lines that only tell something. */
final class Messages {
    private Messages() {}

    static String unknown(Language language) {
        return Cards.notice("bad", language.say("Nothing found", "未找到内容"), "");
    }

    static String refused(String code, String text, Language language) {
        return Cards.notice(
                "bad", language.say("UnionPay refused this order", "银联拒绝了此订单"), code + " " + text);
    }

    static String result(Transaction transaction, Language language) {
        long fen =
                transaction
                        .charge()
                        .map(Transaction.Charge::amount)
                        .orElse(transaction.terms().amount());
        String amount = "¥" + Yuan.of(fen);
        return switch (transaction.status()) {
            case DONE ->
                    Cards.notice(
                            "good",
                            transaction.kind() == Kind.PREAUTH
                                    ? language.say("Reserved", "预授权成功")
                                    : language.say("Paid", "支付成功"),
                            amount);
            case WAITING, UNDER_WAY ->
                    Cards.notice("wait", language.say("Not paid yet", "尚未支付"), amount);
            case FAILED ->
                    Cards.notice(
                            "bad",
                            language.say("Payment failed", "支付失败"),
                            language.say("Nothing was charged.", "没有扣款。"));
            case EXPIRED ->
                    Cards.notice(
                            "bad",
                            language.say("This order has expired", "订单已超时"),
                            language.say("Nothing was charged.", "没有扣款。"));
        };
    }

    /** A card in words. */
    static String of(Card card, Language language) {
        return switch (card) {
            case PAYS -> language.say("Debit card, pays", "借记卡，支付成功");
            case EMPTY -> language.say("Debit card, not enough money", "借记卡，余额不足");
            case EXPIRED -> language.say("Credit card, expired", "信用卡，已过有效期");
            case REFUSED -> language.say("Credit card, the bank declines", "信用卡，发卡行拒绝");
        };
    }

    /** Why the last card was not taken. */
    static String declined(String code, Language language) {
        return switch (code) {
            case "64" -> language.say("There is not enough money on this card.", "卡上的余额不足。");
            case "73" -> language.say("This card has expired.", "支付卡已超过有效期。");
            default -> language.say("The bank declined. Choose another card.", "发卡行拒绝交易，请更换银行卡。");
        };
    }
}
