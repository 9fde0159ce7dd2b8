package dev.tollbridge.channels.qqwallet;

import dev.tollbridge.channels.support.BacktickTable;
import dev.tollbridge.spi.Bill;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Payments and refunds in a bill of all trades (section 9). */
final class TradeRows {
    private TradeRows() {}

    static Optional<List<Bill.Row>> read(BacktickTable table) {
        return table.rows(TradeRows::row);
    }

    /** The words of the state are assumed [?]; what is not known moves no money. */
    private static Bill.Row row(BacktickTable.Line line) {
        return switch (line.text("交易状态")) {
            case "SUCCESS" -> row(line, Bill.Entry.PAYMENT, line.fen("订单金额"));
            case "REFUND", "REVOKED" -> row(line, Bill.Entry.REFUND, -returned(line));
            default -> row(line, Bill.Entry.OTHER, 0);
        };
    }

    /** A reversal has no refund of its own [?]: then the whole order goes back. */
    private static long returned(BacktickTable.Line line) {
        long refund = line.fen("退款金额");
        return refund == 0 ? line.fen("订单金额") : refund;
    }

    private static Bill.Row row(BacktickTable.Line line, Bill.Entry entry, long amount) {
        long fee = Math.abs(line.roundedFen("手续费金额"));
        return new Bill.Row(
                entry,
                line.text("QQ钱包订单号"),
                line.optional("商户订单号"),
                entry == Bill.Entry.REFUND ? line.optional("商户退款订单号") : null,
                "CNY",
                amount,
                // Kept from a payment, given back with a refund.
                entry == Bill.Entry.REFUND ? fee : -fee,
                Values.billTime(line.text("交易时间")).orElse(null),
                line.text("商品名称"),
                line.number());
    }

    /** The same money as movements: fees are rows of their own. */
    static List<Bill.Row> asFunds(List<Bill.Row> trades) {
        return trades.stream().flatMap(TradeRows::movements).toList();
    }

    private static Stream<Bill.Row> movements(Bill.Row trade) {
        var money = movement(trade, trade.entry(), trade.amountMinor());
        return trade.feeMinor() == 0
                ? Stream.of(money)
                : Stream.of(money, movement(trade, Bill.Entry.FEE, trade.feeMinor()));
    }

    private static Bill.Row movement(Bill.Row trade, Bill.Entry entry, long amount) {
        return new Bill.Row(
                entry,
                trade.tradeNo(),
                trade.orderNo(),
                trade.refundNo(),
                trade.currency(),
                amount,
                0,
                trade.at(),
                trade.description(),
                trade.line());
    }
}
