package dev.tollbridge.channels.alipay;

import dev.tollbridge.channels.support.CallKind;

/** The methods of the gateway that this adapter uses (section 4). */
enum AlipayMethod {
    PAGE_PAY("alipay.trade.page.pay", CallKind.MOVES_MONEY),
    WAP_PAY("alipay.trade.wap.pay", CallKind.MOVES_MONEY),
    APP_PAY("alipay.trade.app.pay", CallKind.MOVES_MONEY),
    PRECREATE("alipay.trade.precreate", CallKind.PREPARES),
    CREATE("alipay.trade.create", CallKind.PREPARES),
    PAY("alipay.trade.pay", CallKind.MOVES_MONEY),
    QUERY("alipay.trade.query", CallKind.TELLS_STATE),
    CLOSE("alipay.trade.close", CallKind.MOVES_MONEY),
    CANCEL("alipay.trade.cancel", CallKind.MOVES_MONEY),
    REFUND("alipay.trade.refund", CallKind.MOVES_MONEY),
    REFUND_QUERY("alipay.trade.fastpay.refund.query", CallKind.TELLS_STATE),
    FREEZE("alipay.fund.auth.order.freeze", CallKind.MOVES_MONEY),
    APP_FREEZE("alipay.fund.auth.order.app.freeze", CallKind.MOVES_MONEY),
    VOUCHER_CREATE("alipay.fund.auth.order.voucher.create", CallKind.PREPARES),
    UNFREEZE("alipay.fund.auth.order.unfreeze", CallKind.MOVES_MONEY),
    AUTH_QUERY("alipay.fund.auth.operation.detail.query", CallKind.TELLS_STATE),
    AUTH_CANCEL("alipay.fund.auth.operation.cancel", CallKind.MOVES_MONEY),
    TRANSFER("alipay.fund.trans.uni.transfer", CallKind.MOVES_MONEY),
    TRANSFER_QUERY("alipay.fund.trans.common.query", CallKind.TELLS_STATE),
    BILL_URL("alipay.data.dataservice.bill.downloadurl.query", CallKind.PREPARES),
    CERT_DOWNLOAD("alipay.open.app.alipaycert.download", CallKind.PREPARES);

    private final String api;
    private final CallKind kind;

    AlipayMethod(String api, CallKind kind) {
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

    CallKind kind() {
        return kind;
    }
}
