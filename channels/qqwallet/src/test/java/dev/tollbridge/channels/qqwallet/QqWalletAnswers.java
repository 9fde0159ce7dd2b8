package dev.tollbridge.channels.qqwallet;

import dev.tollbridge.spi.Money;
import dev.tollbridge.testkit.Samples;
import dev.tollbridge.testkit.Situation;

/** What QQ Wallet would say, unsigned, written from the protocol notes. */
final class QqWalletAnswers {
    static final String TRANSACTION_ID = "1353933301461607211903715555";

    private QqWalletAnswers() {}

    static Message of(
            String call, Message request, Situation situation, Money amount, boolean reversed) {
        if (situation == Situation.UNSURE) {
            return failure("SYSTEMERROR");
        }
        if (situation == Situation.ABSENT) {
            return failure(
                    switch (call) {
                        case "bill" -> "NO_BILL_EXIST";
                        case "refundquery" -> "REFUNDNOTEXIST";
                        default -> "ORDERNOTEXIST";
                    });
        }
        if (situation == Situation.REFUSED) {
            return failure(call.equals("unifiedorder") ? "NOAUTH" : "NOTENOUGH");
        }
        if (situation == Situation.ALREADY_PAID && call.equals("close")) {
            return failure("ORDERPAID");
        }
        return call.equals("query")
                ? queried(situation, amount, reversed)
                : done(call, request, situation == Situation.WAITING, amount);
    }

    static Message ok(String... fields) {
        return Message.of(
                        "return_code",
                        "SUCCESS",
                        "return_msg",
                        "OK",
                        "retcode",
                        "0",
                        "result_code",
                        "SUCCESS",
                        "appid",
                        QqWalletScript.APP_ID,
                        "mch_id",
                        QqWalletScript.MCH_ID,
                        "nonce_str",
                        "4b6f8c0d2e")
                .with(fields);
    }

    static Message failure(String code) {
        return ok("result_code", "FAIL", "err_code", code, "err_code_des", "业务失败");
    }

    private static Message queried(Situation situation, Money amount, boolean reversed) {
        if (reversed) {
            return situation == Situation.ALREADY_PAID
                    ? paid(Samples.ORDER_NO, amount).with("trade_state", "REVOKED")
                    : unpaid("REVOKED");
        }
        return situation == Situation.WAITING ? unpaid("NOTPAY") : paid(Samples.ORDER_NO, amount);
    }

    static Message unpaid(String state) {
        return ok("out_trade_no", Samples.ORDER_NO, "trade_state", state);
    }

    static Message paid(String orderNo, Money amount) {
        var fen = Long.toString(amount.minor());
        return ok(
                "out_trade_no",
                orderNo,
                "trade_state",
                "SUCCESS",
                "transaction_id",
                TRANSACTION_ID,
                "total_fee",
                fen,
                "cash_fee",
                fen,
                "fee_type",
                "CNY",
                "bank_type",
                "BALANCE",
                "openid",
                "0A1B2C3D4E5F",
                "time_end",
                "20261121160001",
                "attach",
                "");
    }

    private static Message done(String call, Message request, boolean waiting, Money amount) {
        return switch (call) {
            case "unifiedorder" ->
                    ok(
                            "prepay_id",
                            "6Mca1d5b8c2f4e",
                            "code_url",
                            "https://qpay.qq.com/qr/6b2f00cc");
            case "micropay" ->
                    waiting ? failure("USERPAYING") : paid(request.text("out_trade_no"), amount);
            case "close", "reverse" -> ok("out_trade_no", Samples.ORDER_NO);
            case "refund" -> refund("", waiting ? "PROCESSING" : "SUCCESS", amount);
            case "refundquery" -> refund("_0", waiting ? "PROCESSING" : "SUCCESS", amount);
            default -> throw new AssertionError("no such call: " + call);
        };
    }

    static Message refund(String suffix, String status, Money amount) {
        return ok(
                "out_trade_no",
                Samples.ORDER_NO,
                "out_refund_no" + suffix,
                Samples.REFUND_NO,
                "refund_id" + suffix,
                "1121218133801201611098791376",
                "refund_fee" + suffix,
                Long.toString(amount.minor()),
                "refund_status" + suffix,
                status);
    }
}
