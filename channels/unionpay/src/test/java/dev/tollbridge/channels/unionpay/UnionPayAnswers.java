package dev.tollbridge.channels.unionpay;

import dev.tollbridge.testkit.NoticeSample;
import dev.tollbridge.testkit.Situation;

/** What UnionPay would say, unsigned, written from the protocol notes (sections 2, 4 and 6). */
final class UnionPayAnswers {
    static final String QUERY_ID = "202611211600001234568";

    private UnionPayAnswers() {}

    static Message of(Received request, Situation situation, long fen, boolean closing) {
        return switch (request.type()) {
            case "00/00" -> query(request, situation, fen, closing);
            case "76/01" -> file(request, situation);
            case "01/06", "01/07", "01/01", "02/01" -> start(request, situation);
            case "04/00", "31/00", "32/00", "03/00", "33/00" -> follow(request, situation);
            default -> throw new AssertionError("no such call: " + request);
        };
    }

    /** Repeats what an answer repeats, and says that. */
    static Message answer(Received request, String code, String message) {
        return Message.of(
                        "accessType",
                        "0",
                        "bizType",
                        request.field("bizType"),
                        "encoding",
                        "UTF-8",
                        "merId",
                        request.field("merId"),
                        "orderId",
                        request.field("orderId"),
                        "respCode",
                        code,
                        "respMsg",
                        message,
                        "signMethod",
                        "01",
                        "txnSubType",
                        request.field("txnSubType"),
                        "txnTime",
                        request.field("txnTime"),
                        "txnType",
                        request.field("txnType"),
                        "version",
                        "5.1.0")
                .with();
    }

    private static Message start(Received request, Situation situation) {
        request.require("txnAmt", "[1-9][0-9]*");
        request.require("currencyCode", "156");
        request.require("payTimeout", "20261121161500");
        request.require("backUrl", "https://.*");
        boolean app = request.path().endsWith("/appTransReq.do");
        if (request.type().equals("01/06")) {
            request.require("qrNo", "62[0-9]{17}");
            request.require("termId", "[0-9A-Za-z]{8}");
        }
        return switch (situation) {
            case DONE, WAITING ->
                    answer(request, "00", "成功[0000000]")
                            .with(
                                    app ? "tn" : "qrCode",
                                    app
                                            ? "741903111630001234567"
                                            : "https://qr.95516.com/00010000/62312");
            case REFUSED -> answer(request, "64", "卡上的余额不足[3700051]");
            case UNSURE -> answer(request, "03", "交易通讯超时，请发起查询交易");
            case ABSENT, ALREADY_PAID -> throw new AssertionError(situation);
        };
    }

    /** Only says that it was taken on; the query tells the rest. */
    private static Message follow(Received request, Situation situation) {
        request.require("origQryId", "[0-9]{21,28}");
        request.require("txnAmt", "[1-9][0-9]*");
        request.require("backUrl", "https?://.*");
        return switch (situation) {
            case DONE, WAITING, ALREADY_PAID ->
                    answer(request, "00", "成功[0000000]")
                            .with("queryId", "202611211601001234568")
                            .with("reqReserved", request.field("reqReserved"));
            case REFUSED -> answer(request, "32", "无此交易权限");
            case UNSURE -> answer(request, "04", "交易状态未明，请查询对账结果");
            case ABSENT -> throw new AssertionError(situation);
        };
    }

    private static Message query(Received request, Situation situation, long fen, boolean closing) {
        return switch (situation) {
            case DONE ->
                    // Closed is what an order is that failed and is not tried again.
                    closing ? told(request, "64", fen) : told(request, "00", fen);
            case ALREADY_PAID -> told(request, "00", fen);
            case WAITING -> told(request, "05", fen);
            case UNSURE -> told(request, "04", fen);
            case ABSENT -> answer(request, "34", "查无此交易[2600000]");
            case REFUSED -> told(request, "64", fen);
        };
    }

    static Message told(Received request, String origCode, long fen) {
        return answer(request, "00", "成功[0000000]")
                .with(
                        "origRespCode", origCode,
                        "origRespMsg", "成功[0000000]",
                        "queryId", QUERY_ID,
                        "txnAmt", Long.toString(fen),
                        "currencyCode", "156",
                        "settleAmt", Long.toString(fen),
                        "settleCurrencyCode", "156",
                        "settleDate", "1121",
                        "traceNo", "123456",
                        "traceTime", "1121160009",
                        "accNo", "6226****0018",
                        "payCardType", "01");
    }

    private static Message file(Received request, Situation situation) {
        request.require("settleDate", "1120");
        request.require("fileType", "00");
        return switch (situation) {
            case DONE ->
                    answer(request, "00", "成功[0000000]")
                            .with(
                                    "settleDate",
                                    "1120",
                                    "fileType",
                                    "00",
                                    "fileName",
                                    UnionPayScript.MER_ID + "_20261120.zip",
                                    "fileContent",
                                    SettlementFile.sample().content());
            case UNSURE -> answer(request, "03", "交易通讯超时");
            case ABSENT -> answer(request, "98", "文件不存在");
            case WAITING, REFUSED, ALREADY_PAID -> throw new AssertionError(situation);
        };
    }

    static Message notice(NoticeSample sample) {
        var base =
                Message.of(
                        "accNo", "6226****0018",
                        "accessType", "0",
                        "bizType", "000201",
                        "currencyCode", "156",
                        "encoding", "UTF-8",
                        "merId", UnionPayScript.MER_ID,
                        "queryId", sample.noticeId(),
                        "respCode", "00",
                        "respMsg", "Success!",
                        "settleAmt", Long.toString(sample.amount().minor()),
                        "signMethod", "01",
                        "traceTime", "1121160009",
                        "txnAmt", Long.toString(sample.amount().minor()),
                        "txnTime", "20261121160000",
                        "version", "5.1.0");
        return switch (sample.kind()) {
            case PAID ->
                    base.with("txnType", "01", "txnSubType", "01", "orderId", sample.orderNo());
            case AUTHORIZED ->
                    base.with("txnType", "02", "txnSubType", "01", "orderId", sample.orderNo());
            case REFUNDED ->
                    base.with(
                            "txnType",
                            "04",
                            "txnSubType",
                            "00",
                            "orderId",
                            sample.refundNo(),
                            "origQryId",
                            QUERY_ID,
                            "reqReserved",
                            sample.orderNo());
        };
    }
}
