package dev.tollbridge.channels.unionpay;

import dev.tollbridge.spi.Bill;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Payments and refunds in a ZM file (section 7). */
final class TradeRows {
    private static final FixedWidths ZM =
            new FixedWidths(
                    3, 11, 11, 6, 10, 19, 12, 4, 2, 21, 2, 32, 2, 6, 10, 13, 13, 4, 15, 2, 2, 6, 2,
                    4, 32, 1, 21, 15, 1, 15, 32, 13, 13, 8, 32, 13, 13, 12, 2, 1, 32, 98);

    private TradeRows() {}

    /** Empty if a line cannot be read: half a file is none. */
    static Optional<List<Bill.Row>> read(byte[] file, LocalDate day) {
        try {
            return ZM.read(file).map(lines -> lines.stream().map(line -> row(line, day)).toList());
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Bill.Row row(FixedWidths.Line line, LocalDate day) {
        var entry =
                switch (line.text(20)) {
                    case "01", "03" -> Bill.Entry.PAYMENT;
                    case "04", "31", "33" -> Bill.Entry.REFUND;
                    default -> Bill.Entry.OTHER;
                };
        return switch (entry) {
            case PAYMENT -> row(line, day, entry, line.text(12), null, line.fen(7));
            // Field 41 is the number of what was given back, field 12 that of the giving.
            case REFUND -> row(line, day, entry, line.text(41), line.text(12), -line.fen(7));
            case OTHER, FEE, TRANSFER -> row(line, day, entry, line.text(12), null, 0);
        };
    }

    private static Bill.Row row(
            FixedWidths.Line line,
            LocalDate day,
            Bill.Entry entry,
            String orderNo,
            @Nullable String refundNo,
            long amount) {
        return new Bill.Row(
                entry,
                line.text(10),
                orderNo.isEmpty() ? null : orderNo,
                refundNo,
                "CNY",
                amount,
                line.signedFen(16),
                // A settlement day begins at 23:00 of the day before.
                Values.withoutYear(line.text(5), day.minusDays(1)).orElse(null),
                line.text(20) + "/" + line.text(21) + " " + line.text(22),
                line.number());
    }
}
