package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.channels.support.BacktickTable;
import dev.tollbridge.spi.Bill;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Movements of the account in a fund flow bill (section 7). */
final class FundRows {
    private FundRows() {}

    static Optional<List<Bill.Row>> read(BacktickTable table) {
        return table.rows(FundRows::row);
    }

    private static Bill.Row row(BacktickTable.Line line) {
        var entry = entry(line.text("业务类型"));
        long amount = Math.abs(line.fen("收支金额(元)"));
        var voucher = line.optional("业务凭证号");
        return new Bill.Row(
                entry,
                line.text("微信支付业务单号"),
                entry == Bill.Entry.REFUND ? null : voucher,
                entry == Bill.Entry.REFUND ? voucher : null,
                "CNY",
                switch (line.text("收支类型")) {
                    case "收入" -> amount;
                    case "支出" -> -amount;
                    default -> throw new NoSuchElementException("收支类型");
                },
                0,
                Values.billTime(line.text("记账时间")).orElse(null),
                line.text("备注"),
                line.number());
    }

    /** The words are samples; the full list is not public [?]. */
    private static Bill.Entry entry(String kind) {
        return switch (kind) {
            case "交易" -> Bill.Entry.PAYMENT;
            case "退款" -> Bill.Entry.REFUND;
            case "扣除交易手续费", "交易手续费", "手续费", "退还交易手续费" -> Bill.Entry.FEE;
            case "商家转账", "企业付款", "企业付款到零钱", "付款", "提现" -> Bill.Entry.TRANSFER;
            default -> Bill.Entry.OTHER;
        };
    }
}
