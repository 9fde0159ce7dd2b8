package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.channels.support.CallKind;

/** The calls of the API that the adapter makes, by the names that errors and logs use. */
enum WechatPayOperation {
    NATIVE("native", CallKind.PREPARES),
    JSAPI("jsapi", CallKind.PREPARES),
    APP("app", CallKind.PREPARES),
    H5("h5", CallKind.PREPARES),
    CODEPAY("codepay", CallKind.MOVES_MONEY),
    QUERY("query", CallKind.TELLS_STATE),
    CLOSE("close", CallKind.TELLS_STATE),
    REVERSE("reverse", CallKind.MOVES_MONEY),
    REFUND("refund", CallKind.MOVES_MONEY),
    REFUND_QUERY("refund-query", CallKind.TELLS_STATE),
    TRANSFER("transfer", CallKind.MOVES_MONEY),
    TRANSFER_QUERY("transfer-query", CallKind.TELLS_STATE),
    SHARE("share", CallKind.MOVES_MONEY),
    SHARE_QUERY("share-query", CallKind.TELLS_STATE),
    SHARE_RETURN("share-return", CallKind.MOVES_MONEY),
    SHARE_RETURN_QUERY("share-return-query", CallKind.TELLS_STATE),
    SHARE_RECEIVERS("share-receivers", CallKind.TELLS_STATE),
    TRADE_BILL("tradebill", CallKind.PREPARES),
    FUND_FLOW_BILL("fundflowbill", CallKind.PREPARES),
    BILL_DOWNLOAD("billdownload", CallKind.PREPARES),
    CERTIFICATES("certificates", CallKind.PREPARES);

    private final String key;
    private final CallKind kind;

    WechatPayOperation(String key, CallKind kind) {
        this.key = key;
        this.kind = kind;
    }

    /** The name in {@code errors.tsv}. */
    String key() {
        return key;
    }

    /** The name in logs and metrics. */
    String label() {
        return "wechatpay." + key;
    }

    CallKind kind() {
        return kind;
    }
}
