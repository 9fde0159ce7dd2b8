package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.channels.support.BacktickTable;
import dev.tollbridge.spi.Bill;
import java.util.List;
import java.util.Optional;

/** Payments and refunds in a trade bill of all kinds (section 7). */
final class TradeRows {
    private TradeRows() {}

    static Optional<List<Bill.Row>> read(BacktickTable table) {
        return table.rows(TradeRows::row);
    }

    private static Bill.Row row(BacktickTable.Line line) {
        return switch (line.text("交易状态")) {
            case "SUCCESS" -> row(line, Bill.Entry.PAYMENT, line.fen("订单金额"));
            case "REFUND" -> row(line, Bill.Entry.REFUND, -line.fen("申请退款金额"));
            // Taken back by the shop: the money of the order goes to the payer.
            case "REVOKED" -> row(line, Bill.Entry.REFUND, -revoked(line));
            default -> row(line, Bill.Entry.OTHER, 0);
        };
    }

    /** Which of the two columns a reversal uses is not confirmed [?]. */
    private static long revoked(BacktickTable.Line line) {
        long refund = line.fen("申请退款金额");
        return refund == 0 ? line.fen("订单金额") : refund;
    }

    private static Bill.Row row(BacktickTable.Line line, Bill.Entry entry, long amount) {
        long fee = Math.abs(line.roundedFen("手续费"));
        return new Bill.Row(
                entry,
                line.text("微信订单号"),
                line.optional("商户订单号"),
                entry == Bill.Entry.REFUND ? line.optional("商户退款单号") : null,
                "CNY",
                amount,
                // Kept from a payment, given back with a refund.
                entry == Bill.Entry.REFUND ? fee : -fee,
                Values.billTime(line.text("交易时间")).orElse(null),
                line.text("商品名称"),
                line.number());
    }
}
