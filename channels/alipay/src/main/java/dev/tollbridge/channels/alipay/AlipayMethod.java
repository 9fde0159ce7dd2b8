package dev.tollbridge.channels.alipay;

/** The methods of the gateway that this adapter uses (section 4). */
enum AlipayMethod {
    PAGE_PAY("alipay.trade.page.pay", Kind.MOVES_MONEY),
    WAP_PAY("alipay.trade.wap.pay", Kind.MOVES_MONEY),
    APP_PAY("alipay.trade.app.pay", Kind.MOVES_MONEY),
    PRECREATE("alipay.trade.precreate", Kind.PREPARES),
    CREATE("alipay.trade.create", Kind.PREPARES),
    PAY("alipay.trade.pay", Kind.MOVES_MONEY),
    QUERY("alipay.trade.query", Kind.TELLS_STATE),
    CLOSE("alipay.trade.close", Kind.MOVES_MONEY),
    CANCEL("alipay.trade.cancel", Kind.MOVES_MONEY),
    REFUND("alipay.trade.refund", Kind.MOVES_MONEY),
    REFUND_QUERY("alipay.trade.fastpay.refund.query", Kind.TELLS_STATE),
    FREEZE("alipay.fund.auth.order.freeze", Kind.MOVES_MONEY),
    APP_FREEZE("alipay.fund.auth.order.app.freeze", Kind.MOVES_MONEY),
    VOUCHER_CREATE("alipay.fund.auth.order.voucher.create", Kind.PREPARES),
    UNFREEZE("alipay.fund.auth.order.unfreeze", Kind.MOVES_MONEY),
    AUTH_QUERY("alipay.fund.auth.operation.detail.query", Kind.TELLS_STATE),
    AUTH_CANCEL("alipay.fund.auth.operation.cancel", Kind.MOVES_MONEY),
    TRANSFER("alipay.fund.trans.uni.transfer", Kind.MOVES_MONEY),
    TRANSFER_QUERY("alipay.fund.trans.common.query", Kind.TELLS_STATE),
    BILL_URL("alipay.data.dataservice.bill.downloadurl.query", Kind.PREPARES),
    CERT_DOWNLOAD("alipay.open.app.alipaycert.download", Kind.PREPARES);

    private enum Kind {
        MOVES_MONEY,
        /** Decides about money, because we act on what it says. */
        TELLS_STATE,
        /** Nobody can pay by it before we hand out what it answers. */
        PREPARES
    }

    private final String api;
    private final Kind kind;

    AlipayMethod(String api, Kind kind) {
        this.api = api;
        this.kind = kind;
    }

    String api() {
        return api;
    }

    /** The root node of the reply (section 1.2). */
    String replyNode() {
        return api.replace('.', '_') + "_response";
    }

    /**
     * Whether a failure without a signature may be believed. The gateway cannot sign for an app
     * that it does not know, so such failures exist; but where money may have moved only a signed
     * answer counts.
     */
    boolean believesUnsignedFailure() {
        return kind == Kind.PREPARES;
    }
}
