package dev.tollbridge.simulators.alipay;

import static dev.tollbridge.simulators.core.Rule.assumed;
import static dev.tollbridge.simulators.core.Rule.confirmed;

import dev.tollbridge.simulators.core.Rule;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the fake Alipay does and how sure we are that the real one does so. "Notes" are the
 * project's protocol notes.
 */
final class AlipayRules {
    private static final String SDK = "alipay-sdk-java 4.40.734";
    private static final String OURS = "not written down publicly; chosen here";

    static final List<Rule> ALL =
            Stream.of(gateway(), trades(), money(), notices(), bills())
                    .flatMap(List::stream)
                    .toList();

    private AlipayRules() {}

    private static List<Rule> gateway() {
        return List.of(
                confirmed(
                        "alipay.gateway.signature",
                        "The signature covers every parameter of query and body but sign and file parts, sorted, empty ones left out, raw, in the request's charset; sign_type stays in.",
                        SDK + ", notes 1.1"),
                confirmed(
                        "alipay.gateway.answer-signature",
                        "The answer's signature covers exactly the root node's characters; of an encrypted node with its quotes.",
                        SDK + ", notes 1.2"),
                confirmed(
                        "alipay.gateway.business-failure-200",
                        "Business failures are HTTP 200 with code, msg, sub_code and sub_msg.",
                        SDK + ", notes 1.2"),
                confirmed(
                        "alipay.gateway.certificates",
                        "In certificate mode requests carry app_cert_sn and alipay_root_cert_sn, answers and notifications alipay_cert_sn; an unknown platform certificate can be downloaded and leads to the root.",
                        SDK + ", notes 1.3"),
                confirmed(
                        "alipay.gateway.encryption",
                        "encrypt_type AES is AES/CBC/PKCS5Padding with a vector of zeros; AES_V2 puts a random vector in front. Answers to a readable encrypted request are encrypted.",
                        SDK + ", notes 1.4"),
                assumed(
                        "alipay.gateway.check-order",
                        "Missing parameters are refused before an unknown app, that before certificates, those before the signature, that before the timestamp and the method.",
                        OURS),
                assumed(
                        "alipay.gateway.timestamp",
                        "A timestamp may be 24 hours off, measured against the simulator's clock or the real one, whichever is nearer.",
                        OURS),
                assumed(
                        "alipay.gateway.refusal-signed",
                        "Refusals are signed if the app is known, even when the request's signature was wrong.",
                        OURS),
                assumed(
                        "alipay.gateway.error-root",
                        "The root node is error_response only if the request named no method.",
                        OURS),
                assumed(
                        "alipay.gateway.content-type",
                        "Answers are text/html in the request's charset.",
                        "observed in public logs"),
                assumed(
                        "alipay.oauth.answer",
                        "alipay.system.oauth.token answers with code 10000 like other methods.",
                        OURS));
    }

    private static List<Rule> trades() {
        return List.of(
                confirmed(
                        "alipay.trade.no-trade-before-scan",
                        "Page, wap, app and precreate orders hold no trade before the payer opens them; queries answer ACQ.TRADE_NOT_EXIST.",
                        "notes 4"),
                assumed(
                        "alipay.page.opened",
                        "A page.pay order is opened when the payer scans the cashier's code or logs in there, not when the cashier page is shown.",
                        OURS),
                confirmed(
                        "alipay.precreate.life",
                        "A precreate QR code works for two hours, or less with qr_code_timeout_express.",
                        "notes 4"),
                assumed(
                        "alipay.precreate.repeat",
                        "The same request gives the same QR code while it works; other terms before the scan replace the order.",
                        OURS),
                confirmed(
                        "alipay.trade.paid-number",
                        "A number that was paid gives ACQ.TRADE_HAS_SUCCESS; a waiting trade with other contents ACQ.CONTEXT_INCONSISTENT.",
                        "notes 4"),
                assumed(
                        "alipay.trade.closed-number",
                        "A number whose trade is closed, or that was cancelled unopened, gives ACQ.TRADE_HAS_CLOSE.",
                        "v3 SDK enumerations"),
                assumed(
                        "alipay.trade.default-timeout",
                        "Without time_expire or timeout_express a trade waits 15 days.",
                        "public documentation"),
                assumed(
                        "alipay.trade.finished",
                        "A paid trade becomes TRADE_FINISHED, and can no longer be refunded, after 365 days.",
                        "public documentation"),
                confirmed(
                        "alipay.pay.code-form",
                        "Payment codes are 16 to 24 digits that start with 25 to 30.",
                        "notes 4"),
                assumed(
                        "alipay.pay.code-once",
                        "A payment code works for one order number only.",
                        "public documentation"),
                assumed(
                        "alipay.pay.window",
                        "Without a time limit in the request the payer has ten minutes to confirm a scanned code.",
                        OURS),
                assumed(
                        "alipay.pay.declined-leaves-no-trade",
                        "A payment code that is refused leaves no trade; the same number may be tried again with another code.",
                        OURS),
                assumed(
                        "alipay.phone.decline",
                        "A payer who declines closes the bill: TRADE_CLOSED.",
                        OURS),
                assumed(
                        "alipay.close.status",
                        "Closing a paid trade gives ACQ.TRADE_STATUS_ERROR, a closed one ACQ.REASON_TRADE_STATUS_INVALID, an unopened order ACQ.TRADE_NOT_EXIST (its code can still be paid).",
                        "v3 SDK enumerations"),
                confirmed(
                        "alipay.cancel.action",
                        "Cancel closes a waiting trade (action close) and refunds a paid one (action refund).",
                        "notes 3"),
                assumed(
                        "alipay.cancel.window",
                        "A paid trade can be cancelled within 24 hours of its creation, later ACQ.TRADE_CANCEL_TIME_OUT.",
                        "public documentation"),
                assumed(
                        "alipay.cancel.no-trade",
                        "Cancelling an unopened or unknown number succeeds without an action; an unopened order can then no longer be paid.",
                        OURS),
                assumed(
                        "alipay.cancel.after-refund",
                        "A trade with refunds cannot be cancelled: ACQ.CANCEL_NOT_ALLOWED.",
                        OURS),
                assumed(
                        "alipay.instalments.fees",
                        "Payer's fee of Huabei instalments: 2.3 percent for 3, 4.5 for 6, 7.5 for 12; none if the seller bears it.",
                        "public documentation"));
    }

    private static List<Rule> money() {
        return List.of(
                confirmed(
                        "alipay.refund.cumulative",
                        "refund_fee is the sum of all refunds of the trade; the last one closes the trade.",
                        "notes 3"),
                confirmed(
                        "alipay.refund.repeat",
                        "The same out_request_no and amount answers fund_change N; another amount ACQ.DISCORDANT_REPEAT_REQUEST.",
                        "notes 3"),
                assumed(
                        "alipay.refund.too-much",
                        "More than what is left gives ACQ.REFUND_AMT_NOT_EQUAL_TOTAL.",
                        "v3 SDK enumerations"),
                confirmed(
                        "alipay.refund.request-no",
                        "out_request_no defaults to out_trade_no and is required for a partial refund.",
                        "notes 4"),
                confirmed(
                        "alipay.refund-query.absent",
                        "The answer to a query for an unknown refund has no refund_status.",
                        "notes 3"),
                assumed(
                        "alipay.freeze.waiting",
                        "A freeze by a code that needs confirmation answers 10003 with status INIT.",
                        "public documentation"),
                assumed(
                        "alipay.freeze.default-timeout",
                        "Without a time limit the payer has 15 minutes to confirm a freeze.",
                        OURS),
                assumed(
                        "alipay.freeze.cancel-window",
                        "A freeze can be cancelled within 24 hours and while nothing was taken from it.",
                        OURS),
                assumed(
                        "alipay.freeze.complete",
                        "A capture with auth_confirm_mode COMPLETE gives the rest back at once; an authorisation with nothing left is FINISH.",
                        "public documentation"),
                assumed(
                        "alipay.transfer.balance",
                        "A merchant starts with 1000000 yuan; receipts, refunds and transfers move the balance.",
                        OURS),
                assumed(
                        "alipay.transfer.public-key-mode",
                        "Transfers work in public-key mode too; production asks for certificates.",
                        OURS),
                assumed(
                        "alipay.transfer.repeat",
                        "The same out_biz_no with the same payee and amount answers as before, with others PAYMENT_INFO_INCONSISTENCY.",
                        "v3 SDK enumerations"));
    }

    private static List<Rule> notices() {
        return List.of(
                confirmed(
                        "alipay.notice.signature",
                        "Notifications and browser returns are signed by rule V1: without sign and sign_type.",
                        SDK + ", notes 2"),
                confirmed(
                        "alipay.notice.acknowledge",
                        "Only a body of exactly success acknowledges.",
                        "opendocs 270/105902, notes 2"),
                confirmed(
                        "alipay.notice.schedule",
                        "Eight sendings; pauses 4 min, 10 min, 10 min, 1 h, 2 h, 6 h, 15 h; one notify_id.",
                        "opendocs 270/105902, notes 2"),
                assumed(
                        "alipay.notice.http-status",
                        "The HTTP status of the acknowledgement does not matter.",
                        OURS),
                assumed(
                        "alipay.notice.time",
                        "notify_time and the signature are made anew on each sending.",
                        OURS),
                assumed(
                        "alipay.notice.closed",
                        "TRADE_CLOSED is pushed when a trade runs out of time or the payer declines, not when the merchant closes it.",
                        "opendocs 270/105902, products differ"),
                confirmed(
                        "alipay.notice.refund",
                        "A refund is pushed as TRADE_SUCCESS with refund_fee, the last one as TRADE_CLOSED.",
                        "notes 2"),
                assumed(
                        "alipay.freeze.notice",
                        "Freezes notify as fund_auth_freeze and fund_auth_unfreeze with the sums of the authorisation.",
                        "public documentation"),
                assumed(
                        "alipay.notice.charset",
                        "Notifications are UTF-8 whatever the request's charset was.",
                        OURS),
                confirmed(
                        "alipay.notice.loopback",
                        "Only notify_url on this machine are called.",
                        "the simulator's own safety"));
    }

    private static List<Rule> bills() {
        return List.of(
                confirmed(
                        "alipay.bill.form",
                        "A ZIP with GBK entry names without the UTF-8 flag and GBK CSVs; identifiers end with a TAB; refunds are negative.",
                        "opendocs 204/106703, notes 5"),
                confirmed(
                        "alipay.bill.ready",
                        "A day's bill is ready the next day at 09:00 China time, a month's on the third of the next month; before that BILL_NOT_EXIST.",
                        "notes 4"),
                confirmed("alipay.bill.link", "The download link lives 30 seconds.", "notes 4"),
                confirmed(
                        "alipay.bill.empty",
                        "A bill without rows is a file too, with bill_file_code EMPTY_DATA_WITH_BILL_FILE.",
                        "notes 4"),
                assumed(
                        "alipay.bill.fee",
                        "The platform's fee is 0.6 percent of each payment, rounded half up; refunds do not give it back.",
                        OURS),
                assumed(
                        "alipay.bill.quotes",
                        "Cells with commas, quotes or line breaks are quoted as RFC 4180 says.",
                        OURS));
    }
}
