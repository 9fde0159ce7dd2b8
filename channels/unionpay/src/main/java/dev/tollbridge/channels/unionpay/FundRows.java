package dev.tollbridge.channels.unionpay;

import dev.tollbridge.spi.Bill;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a day settles: each payment and refund, its fee as a row of its own, and the adjustments of
 * the ZME file. UnionPay has no list of an account's movements; this is the nearest to one.
 */
final class FundRows {
    /** Which columns of it are what is not confirmed [?] (section 7). */
    private static final FixedWidths ZME =
            new FixedWidths(
                    3, 11, 11, 6, 10, 19, 12, 4, 2, 2, 6, 10, 4, 12, 13, 13, 15, 15, 1, 12, 2, 135);

    private FundRows() {}

    static Optional<List<Bill.Row>> read(BillArchive archive, LocalDate day) {
        return TradeRows.read(archive.trades(), day)
                .flatMap(trades ->
                        adjustments(archive.errors(), day)
                                .map(adjustments -> movements(trades, adjustments)));
    }

    private static List<Bill.Row> movements(List<Bill.Row> trades, List<Bill.Row> adjustments) {
        var rows = new ArrayList<Bill.Row>();
        for (var trade : trades) {
            rows.add(with(trade, trade.entry(), trade.amountMinor()));
            if (trade.feeMinor() != 0) {
                rows.add(with(trade, Bill.Entry.FEE, trade.feeMinor()));
            }
        }
        rows.addAll(adjustments);
        return List.copyOf(rows);
    }

    private static Bill.Row with(Bill.Row trade, Bill.Entry entry, long amount) {
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

    private static Optional<List<Bill.Row>> adjustments(byte[] file, LocalDate day) {
        try {
            return ZME.read(file)
                    .map(lines -> lines.stream().map(line -> adjustment(line, day)).toList());
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Bill.Row adjustment(FixedWidths.Line line, LocalDate day) {
        return new Bill.Row(
                Bill.Entry.OTHER,
                line.text(4) + line.text(5),
                null,
                null,
                "CNY",
                line.signedFen(16),
                0,
                Values.withoutYear(line.text(5), day.minusDays(1)).orElse(null),
                line.text(1),
                line.number());
    }
}
