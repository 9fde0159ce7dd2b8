package dev.tollbridge.channels.wechatpay;

/** The calls of the API that the adapter makes, by the names that errors and logs use. */
enum WechatPayOperation {
    NATIVE("native", Kind.PREPARES),
    JSAPI("jsapi", Kind.PREPARES),
    APP("app", Kind.PREPARES),
    H5("h5", Kind.PREPARES),
    CODEPAY("codepay", Kind.MOVES_MONEY),
    QUERY("query", Kind.TELLS_STATE),
    CLOSE("close", Kind.TELLS_STATE),
    REVERSE("reverse", Kind.MOVES_MONEY),
    REFUND("refund", Kind.MOVES_MONEY),
    REFUND_QUERY("refund-query", Kind.TELLS_STATE),
    TRANSFER("transfer", Kind.MOVES_MONEY),
    TRANSFER_QUERY("transfer-query", Kind.TELLS_STATE),
    TRADE_BILL("tradebill", Kind.PREPARES),
    FUND_FLOW_BILL("fundflowbill", Kind.PREPARES),
    BILL_DOWNLOAD("billdownload", Kind.PREPARES),
    CERTIFICATES("certificates", Kind.PREPARES);

    private enum Kind {
        MOVES_MONEY,
        /** Decides about money, because we act on what it says. */
        TELLS_STATE,
        /** Nobody can pay by it before we hand out what it answers. */
        PREPARES
    }

    private final String key;
    private final Kind kind;

    WechatPayOperation(String key, Kind kind) {
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

    /**
     * Whether a failure without a signature may be believed. A request that the gateway could not
     * attribute to a merchant may be refused unsigned [?]; but where money may have moved only a
     * signed answer counts.
     */
    boolean believesUnsignedFailure() {
        return kind == Kind.PREPARES;
    }
}
