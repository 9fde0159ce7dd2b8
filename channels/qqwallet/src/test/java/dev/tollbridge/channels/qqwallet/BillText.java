package dev.tollbridge.channels.qqwallet;

import dev.tollbridge.testkit.Samples;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A day's bill as QQ Wallet prints it. */
final class BillText {
    private static final String COLUMNS =
            "交易时间,商户号,商户APPID,子商户号,子商户APPID,用户标识,设备号,支付方式,商户订单号,QQ钱包订单号,付款银行,货币种类,"
                    + "订单金额,商户优惠金额,商户应收金额,QQ钱包优惠金额,用户支付金额,交易状态,退款提交时间,商户退款订单号,"
                    + "QQ钱包退款订单号,退款金额,退还QQ钱包优惠金额,退款状态,退款成功时间,退款方式,商品名称,商户数据包,手续费金额,费率";
    static final String TOTALS = "总交易单数,总交易额,总退款金额,手续费总金额";

    private BillText() {}

    /** A payment of 12.30 with a fee of 0.07, and a refund of 2.30. */
    static String ofTwo() {
        return of(line("SUCCESS", "12.30", "", "0.00", "0.07"), refund(), line(2));
    }

    static String refund() {
        return line("REFUND", "0.00", Samples.REFUND_NO, "2.30", "0.01");
    }

    static String of(String... lines) {
        var rows = String.join("\n", Arrays.asList(lines).subList(0, lines.length - 1));
        return String.join("\n", COLUMNS, rows, TOTALS, lines[lines.length - 1]) + "\n";
    }

    /** Announces so many lines. */
    static String line(int count) {
        return values(Integer.toString(count), "12.30", "2.30", "0.08");
    }

    static String line(String state, String amount, String refundNo, String refund, String fee) {
        return values(
                "2026-11-20 10:00:00",
                QqWalletScript.MCH_ID,
                QqWalletScript.APP_ID,
                "",
                "",
                "",
                "",
                "NATIVE",
                Samples.ORDER_NO,
                QqWalletAnswers.TRANSACTION_ID,
                "BALANCE",
                "CNY",
                amount,
                "0.00",
                amount,
                "0.00",
                amount,
                state,
                "",
                refundNo,
                "",
                refund,
                "0.00",
                "",
                "",
                "",
                "Tea, black",
                "",
                fee,
                "0.60%");
    }

    private static String values(String... values) {
        return Arrays.stream(values).map(value -> "`" + value).collect(Collectors.joining(","));
    }
}
