package dev.tollbridge.simulators.wechatpay;

import static dev.tollbridge.simulators.core.Rule.assumed;
import static dev.tollbridge.simulators.core.Rule.confirmed;

import dev.tollbridge.simulators.core.Rule;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the fake WeChat Pay does and how sure we are that the real one does so. "Notes" are the
 * project's protocol notes.
 */
final class WechatPayRules {
    private static final String SDK = "wechatpay-java 0.2.17";
    private static final String OURS = "not written down publicly; chosen here";

    static final List<Rule> ALL =
            Stream.of(requests(), keys(), orders(), codes(), money(), notices(), bills(), phone())
                    .flatMap(List::stream)
                    .toList();

    private WechatPayRules() {}

    private static List<Rule> requests() {
        return List.of(
                confirmed(
                        "wechatpay.request.signature",
                        "The signature covers method, path with the query as sent, timestamp, nonce and body, each followed by LF; SHA256withRSA.",
                        SDK + ", notes 1"),
                confirmed(
                        "wechatpay.answer.signature",
                        "Every answer is signed, errors and 204 too: timestamp, nonce and body, each followed by LF; bill downloads are not.",
                        SDK + ", notes 2"),
                confirmed(
                        "wechatpay.answer.header-case",
                        "Header names are written as Wechatpay-Timestamp, Wechatpay-Nonce, Wechatpay-Serial, Wechatpay-Signature and Request-ID; clients look them up with their case.",
                        SDK + ", notes 0"),
                confirmed(
                        "wechatpay.request.timestamp",
                        "A request's timestamp may be five minutes off.",
                        "notes 1"),
                assumed(
                        "wechatpay.request.two-clocks",
                        "Timestamps are measured against the simulator's clock or the real one; answers and notifications carry the time in which the merchant's last request was made.",
                        OURS),
                assumed(
                        "wechatpay.request.replay",
                        "The same nonce with the same timestamp is refused with SIGN_ERROR.",
                        OURS),
                assumed(
                        "wechatpay.request.check-order",
                        "Malformed header, unknown merchant, missing User-Agent, timestamp, serial number, signature, repetition, contents: the first that is wrong refuses.",
                        OURS),
                confirmed(
                        "wechatpay.request.user-agent",
                        "A request without User-Agent is refused.",
                        "notes 1"),
                assumed(
                        "wechatpay.request.accept",
                        "Accept must allow application/json; absent it is taken as any.",
                        OURS),
                assumed(
                        "wechatpay.answer.unknown-merchant",
                        "A refusal is unsigned if the merchant is unknown, signed if only the signature is wrong.",
                        OURS),
                assumed(
                        "wechatpay.request.mchid",
                        "Another mchid in body or query than in the Authorization header is PARAM_ERROR; an app that is not bound is APPID_MCHID_NOT_MATCH; a sub-merchant without relation is NO_AUTH.",
                        "codes: notes 6; which one when: " + OURS),
                assumed(
                        "wechatpay.error.status",
                        "The HTTP status follows from the code; codes that are not listed are 400.",
                        "notes 6, partly confirmed"),
                confirmed(
                        "wechatpay.request.secrets",
                        "Sensitive fields are RSA-OAEP with SHA-1 under the platform key that Wechatpay-Serial names.",
                        SDK + ", notes 1"),
                assumed(
                        "wechatpay.request.secrets-refused",
                        "A sensitive field that cannot be decrypted, or without Wechatpay-Serial, is PARAM_ERROR.",
                        OURS));
    }

    private static List<Rule> keys() {
        return List.of(
                confirmed(
                        "wechatpay.keys.certificates",
                        "GET /v3/certificates gives the platform certificates, each as AEAD_AES_256_GCM under the APIv3 key with associated data certificate.",
                        SDK + ", notes 2"),
                confirmed(
                        "wechatpay.keys.public-key",
                        "In public-key mode Wechatpay-Serial of answers is PUB_KEY_ID_ and digits.",
                        SDK + ", notes 2"),
                assumed(
                        "wechatpay.keys.no-certificates",
                        "In public-key mode GET /v3/certificates is 404 NOT_FOUND.",
                        SDK + " takes NOT_FOUND for no certificates; notes 2 name two codes"),
                assumed(
                        "wechatpay.keys.migration",
                        "A merchant in both modes gets the key that Wechatpay-Serial of the request asks for, the certificate if it asks for none, and notifications of both kinds in turn.",
                        "notes 2; the turn: " + OURS),
                assumed(
                        "wechatpay.keys.rotation",
                        "A new certificate is listed before it signs; the last two are listed.",
                        "notes 2; the number: " + OURS));
    }

    private static List<Rule> orders() {
        return List.of(
                confirmed(
                        "wechatpay.order.prepay-life",
                        "A prepay_id works for two hours, an h5_url for five minutes.",
                        "notes 3"),
                assumed("wechatpay.order.code-life", "A code_url works for two hours.", "notes 3"),
                confirmed(
                        "wechatpay.order.life",
                        "An unpaid order closes at time_expire, after seven days at the latest.",
                        "notes 3"),
                assumed(
                        "wechatpay.order.past-expiry",
                        "A time_expire that has passed is PARAM_ERROR.",
                        OURS),
                confirmed(
                        "wechatpay.order.repeat",
                        "The same number with other contents is INVALID_REQUEST.",
                        "notes 6"),
                assumed(
                        "wechatpay.order.repeat-same",
                        "The same number with the same contents gives the same prepay_id while that works, then a new one.",
                        OURS),
                assumed(
                        "wechatpay.order.used-number",
                        "A paid number is ORDERPAID, a closed or reversed one ORDER_CLOSED, one used in another scene or failed OUT_TRADE_NO_USED.",
                        "codes: notes 6; which one when: " + OURS),
                assumed(
                        "wechatpay.order.close",
                        "Closing a paid order is ORDERPAID, closing twice is 204, closing a payment by code that waits is INVALID_REQUEST.",
                        OURS),
                confirmed(
                        "wechatpay.order.refund-state",
                        "trade_state is REFUND once a refund was accepted.",
                        "notes 3"),
                assumed(
                        "wechatpay.order.unpaid-fields",
                        "An unpaid order is answered without transaction_id, trade_type, bank_type, success_time and payer.",
                        "observed in public logs"),
                confirmed(
                        "wechatpay.order.notify-url",
                        "notify_url carries no query.",
                        "public documentation"));
    }

    private static List<Rule> codes() {
        return List.of(
                assumed(
                        "wechatpay.codepay.form",
                        "Payment codes are 18 digits that start with 10 to 15.",
                        "public documentation"),
                confirmed(
                        "wechatpay.codepay.userpaying",
                        "HTTP 202 with USERPAYING while the payer has to confirm.",
                        "notes 3"),
                assumed(
                        "wechatpay.codepay.declined",
                        "A refused payment by code leaves the order in PAYERROR.",
                        OURS),
                assumed(
                        "wechatpay.codepay.window",
                        "A payment by code that is not confirmed closes after ten minutes.",
                        OURS),
                assumed(
                        "wechatpay.codepay.invalid",
                        "A used, expired or malformed payment code is INVALID_REQUEST.",
                        OURS),
                confirmed(
                        "wechatpay.codepay.reverse",
                        "Reversing is for payments by code only and gives back what was paid; trade_state is REVOKED.",
                        "notes 3"),
                assumed(
                        "wechatpay.codepay.reverse-refunded",
                        "An order with refunds cannot be reversed; reversing twice is 200; an unknown order is ORDER_NOT_EXIST.",
                        OURS),
                assumed(
                        "wechatpay.codepay.silent",
                        "A payment by code sends no notification, as its request has no notify_url.",
                        "notes 3"));
    }

    private static List<Rule> money() {
        return List.of(
                confirmed(
                        "wechatpay.refund.repeat",
                        "The same out_refund_no with the same amount answers the same refund, with another amount INVALID_REQUEST.",
                        "notes 3, 6"),
                assumed(
                        "wechatpay.refund.settles",
                        "A refund is PROCESSING for two seconds.",
                        OURS),
                confirmed(
                        "wechatpay.refund.year",
                        "A payment can be refunded for one year.",
                        "notes 3"),
                assumed(
                        "wechatpay.refund.fifty",
                        "At most 50 refunds an order, then RULE_LIMIT.",
                        "notes 3, unconfirmed"),
                assumed(
                        "wechatpay.refund.refusals",
                        "Too much, another total, unpaid and reversed orders are INVALID_REQUEST, an unknown order RESOURCE_NOT_EXISTS.",
                        OURS),
                assumed(
                        "wechatpay.refund.abnormal",
                        "Only an ABNORMAL refund can be sent to another account; it is PROCESSING again, then SUCCESS with channel OTHER_BANKCARD.",
                        "notes 3; the channel: " + OURS),
                assumed(
                        "wechatpay.balance.opening",
                        "Every merchant starts with 1000000.00 yuan; what exceeds its balance is NOT_ENOUGH.",
                        OURS),
                confirmed(
                        "wechatpay.transfer.states",
                        "A transfer waits for the payee: WAIT_USER_CONFIRM, TRANSFERING, SUCCESS or FAIL; cancelled before that: CANCELING, CANCELLED.",
                        "notes 3"),
                assumed(
                        "wechatpay.transfer.window",
                        "What the payee does not accept within 24 hours fails with OVERDUE_CLOSE.",
                        "public documentation"),
                assumed(
                        "wechatpay.transfer.name",
                        "user_name is needed from 2000 yuan and refused below 0.30; another name than the payee's fails with NAME_NOT_CORRECT.",
                        "public documentation"),
                assumed(
                        "wechatpay.transfer.unknown",
                        "An unknown transfer is NOT_FOUND.",
                        "notes 6; which code: " + OURS),
                assumed(
                        "wechatpay.share.settles",
                        "Sharing is PROCESSING for two seconds; returns are done at once.",
                        OURS),
                assumed(
                        "wechatpay.share.finish-time",
                        "A receiver always has a finish_time; what is PENDING has that of the epoch.",
                        "public schemas and the official Go library require it; its value: "
                                + OURS),
                assumed(
                        "wechatpay.share.ratio",
                        "At most 30 percent of a payment can be shared, more is RULE_LIMIT.",
                        "public documentation"),
                assumed(
                        "wechatpay.share.relation",
                        "Who was not added as a receiver gets nothing: CLOSED with NO_RELATION.",
                        SDK + " has the reason; " + OURS),
                confirmed(
                        "wechatpay.share.opt-in",
                        "Only orders made with settle_info.profit_sharing can be shared.",
                        "notes 3"));
    }

    private static List<Rule> notices() {
        return List.of(
                confirmed(
                        "wechatpay.notice.form",
                        "JSON with a resource encrypted as AEAD_AES_256_GCM under the APIv3 key, signed as answers are.",
                        SDK + ", notes 5"),
                confirmed(
                        "wechatpay.notice.acknowledge",
                        "Acknowledged by 200 or 204, whatever the body.",
                        "notes 5"),
                confirmed(
                        "wechatpay.notice.schedule",
                        "Repeated after 15 s, 15 s, 30 s, 3 min, 10 min, 20 min, three times 30 min, 60 min, three times 3 h, twice 6 h.",
                        "notes 5"),
                assumed(
                        "wechatpay.notice.patience",
                        "An answer is waited for 8 seconds; the real platform waits 5.",
                        "notes 5"),
                confirmed(
                        "wechatpay.notice.probe",
                        "Probes carry a signature that begins with WECHATPAY/SIGNTEST/; here only when a fault asks for them. The next sending is signed rightly.",
                        "notes 5"),
                assumed(
                        "wechatpay.notice.probe-form",
                        "A probe's signature is Base64 of the usual length: the prefix stands in place of its first characters.",
                        OURS),
                confirmed(
                        "wechatpay.notice.refund-shape",
                        "A refund's notification has refund_status, and no status or channel.",
                        "notes 5"),
                assumed(
                        "wechatpay.notice.nonce",
                        "Each sending is encrypted and signed anew; its id stays.",
                        OURS),
                assumed(
                        "wechatpay.notice.sharing",
                        "Profit sharing sends no notifications: their address is set outside the API.",
                        OURS));
    }

    private static List<Rule> bills() {
        return List.of(
                confirmed(
                        "wechatpay.bill.form",
                        "UTF-8 with bare headers and a backtick before every value; the hash is SHA-1 of the uncompressed file; GZIP on request.",
                        SDK + ", notes 7"),
                confirmed(
                        "wechatpay.bill.columns",
                        "27 columns for ALL; SUCCESS has none of the refund's, REFUND two more.",
                        "notes 7"),
                confirmed(
                        "wechatpay.bill.ready",
                        "A day's bill is ready the next day at ten; three months are kept.",
                        "notes 7"),
                assumed(
                        "wechatpay.bill.refusals",
                        "Too early is STATEMENT_CREATING, a day without movements NO_STATEMENT_EXIST, too old PARAM_ERROR.",
                        "codes: notes 6; which one when: " + OURS),
                assumed(
                        "wechatpay.bill.link",
                        "A download link works for five minutes.",
                        "notes 3"),
                assumed(
                        "wechatpay.bill.fee",
                        "The fee is 0.60 percent, rounded half up, and comes back with a refund; fee columns have five decimals.",
                        OURS),
                assumed(
                        "wechatpay.bill.comma",
                        "Commas, backticks and line ends in a value become spaces.",
                        OURS),
                assumed("wechatpay.bill.lines", "Lines end with CR LF.", OURS),
                assumed(
                        "wechatpay.bill.refund-fields",
                        "Payments have 0 for refund numbers and an empty refund kind and state; a refund's own amount columns for the order are 0.00.",
                        OURS));
    }

    private static List<Rule> phone() {
        return List.of(
                assumed(
                        "wechatpay.phone.cancel",
                        "Cancelling on the phone leaves the order unpaid; only a payment by code fails.",
                        OURS),
                confirmed(
                        "wechatpay.phone.invocation",
                        "Pages and apps invoke the wallet with four lines signed by the merchant.",
                        SDK + ", notes 4"),
                assumed(
                        "wechatpay.oauth",
                        "A shop learns the openid by a consent page and the exchange of its code.",
                        "public documentation of web authorisation"));
    }
}
