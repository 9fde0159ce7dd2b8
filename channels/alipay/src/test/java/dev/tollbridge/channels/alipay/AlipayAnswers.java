package dev.tollbridge.channels.alipay;

import dev.tollbridge.spi.Money;
import dev.tollbridge.testkit.Samples;
import dev.tollbridge.testkit.Situation;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the gateway would say, unsigned, written from the protocol notes. */
final class AlipayAnswers {
    private static final JsonMapper JSON = new JsonMapper();

    private AlipayAnswers() {}

    static ObjectNode of(Received request, Situation situation, Money amount) {
        var method = request.method();
        if (situation == Situation.UNSURE) {
            return failure("20000", "Service Currently Unavailable", "aop.unknow-error");
        }
        if (method.equals("alipay.open.app.alipaycert.download")) {
            return failure("40004", "Business Failed", "isv.alipay-cert-not-exist");
        }
        if (situation == Situation.ABSENT) {
            return absent(method);
        }
        if (situation == Situation.REFUSED) {
            return failure("40004", "Business Failed", refusal(method));
        }
        if (situation == Situation.ALREADY_PAID && method.equals("alipay.trade.close")) {
            return failure("40004", "Business Failed", "ACQ.REASON_TRADE_STATUS_INVALID");
        }
        return done(request, situation, amount.toDecimal());
    }

    static ObjectNode failure(String code, String msg, String subCode) {
        return JSON.createObjectNode()
                .put("code", code)
                .put("msg", msg)
                .put("sub_code", subCode)
                .put("sub_msg", "业务失败: a/b");
    }

    private static ObjectNode absent(String method) {
        return switch (method) {
            case "alipay.trade.cancel" -> ok().put("retry_flag", "N");
            case "alipay.fund.auth.operation.detail.query" ->
                    failure("40004", "Business Failed", "AUTH_OPERATION_NOT_EXIST");
            case "alipay.fund.trans.common.query" ->
                    failure("40004", "Business Failed", "ORDER_NOT_EXIST");
            case "alipay.data.dataservice.bill.downloadurl.query" ->
                    failure("40004", "Business Failed", "BILL_NOT_EXIST");
            case "alipay.trade.fastpay.refund.query" -> ok();
            default -> failure("40004", "Business Failed", "ACQ.TRADE_NOT_EXIST");
        };
    }

    private static String refusal(String method) {
        return switch (method) {
            case "alipay.trade.refund" -> "ACQ.TRADE_NOT_ALLOW_REFUND";
            case "alipay.fund.auth.order.freeze", "alipay.fund.auth.order.voucher.create" ->
                    "MONEY_NOT_ENOUGH";
            case "alipay.fund.auth.order.unfreeze" -> "AUTH_ORDER_NOT_EXIST";
            case "alipay.fund.trans.uni.transfer" -> "PAYEE_NOT_EXIST";
            case "alipay.trade.pay" -> "ACQ.BUYER_BALANCE_NOT_ENOUGH";
            default -> "ACQ.SELLER_BEEN_BLOCKED";
        };
    }

    private static ObjectNode done(Received request, Situation situation, String amount) {
        var content = request.content();
        boolean waiting = situation == Situation.WAITING;
        var orderNo = content.path("out_trade_no").asString("");
        var trade = ok().put("out_trade_no", orderNo).put("trade_no", Samples.TRADE_NO);
        return switch (request.method()) {
            case "alipay.trade.precreate" -> trade.put("qr_code", "https://qr.alipay.com/bax01");
            case "alipay.trade.create", "alipay.trade.close" -> trade;
            case "alipay.trade.pay" -> waiting ? paying(trade) : paid(trade, amount);
            case "alipay.trade.query" ->
                    paid(trade, amount)
                            .put("trade_status", waiting ? "WAIT_BUYER_PAY" : "TRADE_SUCCESS");
            case "alipay.trade.cancel" ->
                    trade.put("retry_flag", "N")
                            .put("action", situation == Situation.DONE ? "close" : "refund");
            case "alipay.trade.refund" ->
                    trade.put("fund_change", waiting ? "N" : "Y").put("refund_fee", amount);
            case "alipay.trade.fastpay.refund.query" ->
                    trade.put("out_request_no", content.path("out_request_no").asString(""))
                            .put("refund_amount", amount)
                            .put("refund_status", "REFUND_SUCCESS");
            case "alipay.data.dataservice.bill.downloadurl.query" ->
                    ok().put(
                                    "bill_download_url",
                                    "https://dwbillcenter.alipay.com/download?bizType="
                                            + content.path("bill_type").asString(""));
            default -> fund(request, waiting, amount);
        };
    }

    private static ObjectNode fund(Received request, boolean waiting, String amount) {
        var content = request.content();
        var frozen =
                ok().put("out_order_no", content.path("out_order_no").asString(""))
                        .put("out_request_no", content.path("out_request_no").asString(""))
                        .put("auth_no", Samples.TRADE_NO)
                        .put("amount", amount)
                        .put("payer_user_id", "2088102146225135")
                        .put("gmt_trans", "2026-11-21 16:00:01");
        return switch (request.method()) {
            case "alipay.fund.auth.order.voucher.create" ->
                    frozen.put("code_value", "https://qr.alipay.com/frz01");
            case "alipay.fund.auth.order.freeze" ->
                    frozen.put("status", waiting ? "INIT" : "SUCCESS");
            case "alipay.fund.auth.order.unfreeze" -> frozen.put("status", "SUCCESS");
            case "alipay.fund.auth.operation.detail.query" ->
                    frozen.put("status", waiting ? "INIT" : "SUCCESS")
                            .put("order_status", waiting ? "INIT" : "AUTHORIZED");
            case "alipay.fund.trans.uni.transfer", "alipay.fund.trans.common.query" ->
                    ok().put("out_biz_no", content.path("out_biz_no").asString(""))
                            .put("order_id", "20261121110070001506")
                            .put("status", waiting ? "DEALING" : "SUCCESS");
            default -> throw new AssertionError("no such method: " + request.method());
        };
    }

    private static ObjectNode paying(ObjectNode trade) {
        return trade.put("code", "10003").put("msg", "order success pay inprocess");
    }

    private static ObjectNode paid(ObjectNode trade, String amount) {
        return trade.put("total_amount", amount)
                .put("receipt_amount", amount)
                .put("buyer_user_id", "2088102146225135")
                .put("gmt_payment", "2026-11-21 16:00:01")
                .put("send_pay_date", "2026-11-21 16:00:01");
    }

    static ObjectNode ok() {
        return JSON.createObjectNode().put("code", "10000").put("msg", "Success");
    }
}
