package dev.tollbridge.channels.qqwallet;

import dev.tollbridge.channels.support.CallKind;

/** The calls that the adapter makes, by the names that errors and logs use (section 1). */
enum QqWalletOperation {
    UNIFIED_ORDER("unifiedorder", "pay/qpay_unified_order.cgi", CallKind.PREPARES),
    MICROPAY("micropay", "pay/qpay_micro_pay.cgi", CallKind.MOVES_MONEY),
    QUERY("query", "pay/qpay_order_query.cgi", CallKind.TELLS_STATE),
    CLOSE("close", "pay/qpay_close_order.cgi", CallKind.TELLS_STATE),
    REVERSE("reverse", "pay/qpay_reverse.cgi", CallKind.MOVES_MONEY),
    REFUND("refund", "pay/qpay_refund.cgi", CallKind.MOVES_MONEY),
    REFUND_QUERY("refundquery", "pay/qpay_refund_query.cgi", CallKind.TELLS_STATE),
    BILL("bill", "sp_download/qpay_mch_statement_down.cgi", CallKind.PREPARES);

    private final String key;
    private final String path;
    private final CallKind kind;

    QqWalletOperation(String key, String path, CallKind kind) {
        this.key = key;
        this.path = path;
        this.kind = kind;
    }

    /** The name in {@code errors.tsv}. */
    String key() {
        return key;
    }

    /** The name in logs and metrics. */
    String label() {
        return "qqwallet." + key;
    }

    /** Behind the address of the gateway. */
    String path() {
        return "/cgi-bin/" + path;
    }

    CallKind kind() {
        return kind;
    }

    /** Whether the merchant's certificate is to be shown, and the operator's password sent. */
    boolean isSecure() {
        return this == REVERSE || this == REFUND;
    }
}
