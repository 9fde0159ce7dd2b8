package dev.tollbridge.simulators.qqwallet;

import static dev.tollbridge.simulators.core.Rule.assumed;
import static dev.tollbridge.simulators.core.Rule.confirmed;

import dev.tollbridge.simulators.core.Rule;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the fake QQ Wallet does and how sure we are that the real one does so. "Notes" are the
 * project's protocol notes.
 */
final class QqWalletRules {
    private static final String LIBRARY = "IJPay-QQ 2.9.11";
    private static final String OURS = "not written down publicly; chosen here";

    static final List<Rule> ALL =
            Stream.of(messages(), orders(), refunds(), rest()).flatMap(List::stream).toList();

    private QqWalletRules() {}

    private static List<Rule> messages() {
        return List.of(
                confirmed(
                        "qqwallet.request.xml",
                        "Requests and answers are <xml> with a flat list of elements, in UTF-8, by POST.",
                        LIBRARY + ", notes 1"),
                confirmed(
                        "qqwallet.signature.md5",
                        "MD5 in upper-case hexadecimal over the non-empty fields but sign, sorted and joined as k=v with &, and &key= with the key.",
                        LIBRARY + ", notes 2"),
                confirmed(
                        "qqwallet.signature.case",
                        "A signature in lower case is taken too.",
                        "notes 2"),
                assumed(
                        "qqwallet.signature.hmac",
                        "With sign_type HMAC-SHA256 it is that, keyed with the same key, over the same text.",
                        LIBRARY + " for the text; that QQ Wallet takes sign_type: notes 2"),
                assumed(
                        "qqwallet.answer.signature",
                        "Answers and refusals are signed in the way that the merchant signs.",
                        OURS),
                assumed(
                        "qqwallet.answer.not-authentic",
                        "A wrong signature, or a merchant that is not known, is return_code FAIL without a signature.",
                        OURS),
                assumed(
                        "qqwallet.client-certificate",
                        "The real api.qpay.qq.com asks for the merchant's certificate; this one speaks plain HTTP and cannot.",
                        "notes 1"));
    }

    private static List<Rule> orders() {
        return List.of(
                confirmed(
                        "qqwallet.order.life",
                        "A prepay_id is good for two hours, and so is the order here.",
                        "notes 3; the order: " + OURS),
                assumed(
                        "qqwallet.order.repeat",
                        "The same number with the same terms answers the same prepay_id; with others OUT_TRADE_NO_USED.",
                        OURS),
                assumed(
                        "qqwallet.order.codes",
                        "The words of err_code are those of WeChat Pay v2.",
                        OURS),
                assumed(
                        "qqwallet.micropay.form",
                        "A payer's code has 18 digits that start with 91.",
                        "the sample of the official demo"),
                assumed(
                        "qqwallet.micropay.waiting",
                        "A payer who has to confirm is err_code USERPAYING.",
                        "notes 4; that it is err_code: " + OURS),
                assumed(
                        "qqwallet.micropay.declined",
                        "A code that is refused ends the order: PAYERROR.",
                        OURS),
                assumed(
                        "qqwallet.reverse",
                        "Only payments by code can be reversed, whatever their state but after a refund; recall is N.",
                        OURS),
                assumed(
                        "qqwallet.close.too-early",
                        "Orders can be closed at once, although the notes advise to wait five minutes.",
                        "notes 6"));
    }

    private static List<Rule> refunds() {
        return List.of(
                confirmed(
                        "qqwallet.refund.once",
                        "The same out_refund_no is refunded once; one that failed is tried again under its own number.",
                        "notes 7"),
                confirmed(
                        "qqwallet.refund.operator",
                        "Refunds and reversals carry op_user_id and the MD5 of its password.",
                        "notes 7"),
                assumed(
                        "qqwallet.refund.settles",
                        "A refund is PROCESSING and settles two seconds later.",
                        OURS),
                assumed(
                        "qqwallet.refund.list",
                        "refund_count and fields that end in _0, _1 and so on.",
                        "notes 7; refund_count: " + OURS));
    }

    private static List<Rule> rest() {
        return List.of(
                confirmed(
                        "qqwallet.notice.answer",
                        "Notifications are XML and acknowledged by return_code SUCCESS.",
                        "notes 8"),
                assumed(
                        "qqwallet.notice.schedule",
                        "Six sendings, after 15 s, 30 s, 3 min, 30 min and 3 h.",
                        OURS),
                assumed("qqwallet.notice.refunds", "Refunds are not notified.", "notes 8"),
                confirmed(
                        "qqwallet.bill.text",
                        "A bill is text: thirty columns, values behind backticks, two lines of totals; there from nine o'clock.",
                        "notes 9"),
                assumed("qqwallet.bill.totals", "The totals: count, paid, refunded, fees.", OURS),
                assumed(
                        "qqwallet.phone.cancel",
                        "Leaving the page fails only what was scanned at a till.",
                        OURS));
    }
}
