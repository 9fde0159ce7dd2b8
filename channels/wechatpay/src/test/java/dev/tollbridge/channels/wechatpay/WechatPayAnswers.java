package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.testkit.Samples;
import dev.tollbridge.testkit.Situation;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the API would say, unsigned, written from the protocol notes. */
final class WechatPayAnswers {
    static final String TRANSACTION_ID = "4200002026112112345678901234";
    private static final JsonMapper JSON = new JsonMapper();

    private WechatPayAnswers() {}

    /** An answer to be signed. */
    record Said(int status, String body) {}

    static Said of(Received request, Situation situation, long fen, boolean reversed) {
        if (situation == Situation.UNSURE) {
            return failure(500, "SYSTEM_ERROR");
        }
        var call = call(request);
        if (situation == Situation.ABSENT) {
            return absent(call);
        }
        if (situation == Situation.REFUSED) {
            return refused(call);
        }
        if (situation == Situation.ALREADY_PAID && call.equals("close")) {
            return failure(400, "ORDERPAID");
        }
        return call.equals("query")
                ? ok(queried(request, situation, fen, reversed))
                : done(call, request, situation == Situation.WAITING, fen);
    }

    /** The last word of the path that is not a number. */
    private static String call(Received request) {
        var parts = request.path().split("/", -1);
        var last = parts[parts.length - 1];
        return switch (parts[parts.length - 2]) {
            case "out-trade-no" -> "query";
            case "out-bill-no" -> "transfer-query";
            case "refunds" -> "refund-query";
            case "orders" -> last.equals("unfreeze") ? last : "share-query";
            case "return-orders" -> "share-return-query";
            default -> last;
        };
    }

    static Said failure(int status, String code) {
        return new Said(status, "{\"code\":\"" + code + "\",\"message\":\"业务失败: a/b\"}");
    }

    private static Said absent(String call) {
        return switch (call) {
            case "tradebill", "fundflowbill" -> failure(400, "NO_STATEMENT_EXIST");
            case "refund-query", "share-query", "share-return-query" ->
                    failure(404, "RESOURCE_NOT_EXISTS");
            case "transfer-query" -> failure(404, "NOT_FOUND");
            default -> failure(404, "ORDER_NOT_EXIST");
        };
    }

    private static Said refused(String call) {
        return switch (call) {
            case "codepay" -> failure(403, "NOT_ENOUGH");
            case "refunds", "transfer-bills" -> failure(403, "NOT_ENOUGH");
            default -> failure(403, "NO_AUTH");
        };
    }

    private static Said done(String call, Received request, boolean waiting, long fen) {
        var sent = request.json();
        return switch (call) {
            case "native" -> ok(node().put("code_url", "weixin://wxpay/bizpayurl?pr=abc"));
            case "jsapi", "app" ->
                    ok(node().put("prepay_id", "wx261153585405162d4d02642eabe7000000"));
            case "h5" ->
                    ok(
                            node().put(
                                            "h5_url",
                                            "https://wx.tenpay.com/cgi-bin/mmpayweb?prepay_id=wx1&package=2"));
            case "codepay" ->
                    waiting
                            ? failure(202, "USERPAYING")
                            : ok(paid(sent.path("out_trade_no").asString(""), "MICROPAY", fen));
            case "close" -> new Said(204, "");
            case "reverse" ->
                    ok(
                            node().put("mchid", WechatPayScript.MCH_ID)
                                    .put("out_trade_no", Samples.ORDER_NO));
            case "refunds", "refund-query" -> ok(refund(waiting ? "PROCESSING" : "SUCCESS", fen));
            case "transfer-bills", "transfer-query" ->
                    ok(
                            node().put("out_bill_no", Samples.TRANSFER_NO)
                                    .put(
                                            "transfer_bill_no",
                                            "1330000071100999991182020050700019480001")
                                    .put("state", waiting ? "WAIT_USER_CONFIRM" : "SUCCESS"));
            case "tradebill", "fundflowbill" -> ok(BillSamples.announced(call));
            case "orders", "unfreeze", "share-query" -> ok(ShareAnswers.share(waiting, fen));
            case "return-orders", "share-return-query" -> ok(ShareAnswers.returned(waiting, fen));
            case "add", "delete" -> ok(ShareAnswers.receiver());
            default -> throw new AssertionError("no such call: " + request.target());
        };
    }

    private static ObjectNode queried(
            Received request, Situation situation, long fen, boolean reversed) {
        var orderNo = request.path().replaceAll(".*/", "");
        if (reversed) {
            return situation == Situation.ALREADY_PAID
                    ? paid(orderNo, "MICROPAY", fen).put("trade_state", "REVOKED")
                    : unpaid(orderNo, "REVOKED");
        }
        return situation == Situation.WAITING
                ? unpaid(orderNo, "NOTPAY")
                : paid(orderNo, "NATIVE", fen);
    }

    static ObjectNode unpaid(String orderNo, String state) {
        return node().put("appid", WechatPayScript.APP_ID)
                .put("mchid", WechatPayScript.MCH_ID)
                .put("out_trade_no", orderNo)
                .put("trade_state", state)
                .put("trade_state_desc", "订单未支付");
    }

    static ObjectNode paid(String orderNo, String type, long fen) {
        var transaction =
                unpaid(orderNo, "SUCCESS")
                        .put("transaction_id", TRANSACTION_ID)
                        .put("trade_type", type)
                        .put("bank_type", "CMC")
                        .put("success_time", "2026-11-21T16:00:01+08:00");
        transaction.putObject("payer").put("openid", WechatPayScript.OPENID);
        transaction
                .putObject("amount")
                .put("total", fen)
                .put("payer_total", fen)
                .put("currency", "CNY")
                .put("payer_currency", "CNY");
        return transaction;
    }

    static ObjectNode refund(String status, long fen) {
        var refund =
                node().put("refund_id", "50000000382019052709732678859")
                        .put("out_refund_no", Samples.REFUND_NO)
                        .put("transaction_id", TRANSACTION_ID)
                        .put("out_trade_no", Samples.ORDER_NO)
                        .put("channel", "ORIGINAL")
                        .put("status", status);
        refund.putObject("amount").put("total", fen).put("refund", fen).put("currency", "CNY");
        return refund;
    }

    static ObjectNode node() {
        return JSON.createObjectNode();
    }

    private static Said ok(ObjectNode node) {
        return new Said(200, node.toString());
    }
}
