package dev.tollbridge.channels.alipay;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.tollbridge.channels.support.Yuan;
import dev.tollbridge.spi.Bill;
import dev.tollbridge.spi.BillRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lines of a bill (section 5), by the names of its columns: newer accounts have more. */
final class BillRows {
    /** Part of the separator behind the last row: without it the file broke off. */
    private static final String END = "列表结束";

    private BillRows() {}

    /** Empty if the end or a column is missing or a line cannot be read: half a bill is none. */
    static Optional<List<Bill.Row>> read(String csv, BillRequest.Kind kind) {
        if (!csv.contains(END)) {
            return Optional.empty();
        }
        var trimmed =
                csv.lines()
                        // Footers and headers are comments; an indented one is none to the parser.
                        .map(line -> line.stripLeading().startsWith("#") ? "#" : line)
                        .collect(Collectors.joining("\n"));
        var rows = new ArrayList<Bill.Row>();
        try (var reader =
                CsvReader.builder()
                        .commentStrategy(CommentStrategy.SKIP)
                        .commentCharacter('#')
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .skipEmptyLines(true)
                        .ofNamedCsvRecord(trimmed)) {
            for (var line : reader) {
                var row =
                        switch (kind) {
                            case TRADES -> trade(new Line(line));
                            case FUNDS -> movement(new Line(line));
                        };
                rows.add(row);
            }
            return Optional.of(rows);
        } catch (CsvParseException | IOException e) {
            return Optional.empty();
        } catch (NoSuchElementException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Bill.Row trade(Line line) {
        boolean refund = line.text("业务类型").equals("退款");
        long fee = Math.abs(line.fen("服务费（元）"));
        return new Bill.Row(
                refund ? Bill.Entry.REFUND : Bill.Entry.PAYMENT,
                line.text("支付宝交易号"),
                line.optional("商户订单号"),
                refund ? line.optional("退款批次号/请求号") : null,
                "CNY",
                line.fen("订单金额（元）"),
                // Kept from a payment, given back with a refund.
                refund ? fee : -fee,
                Values.time(line.text("完成时间")).orElse(null),
                line.text("商品名称"),
                line.number());
    }

    private static Bill.Row movement(Line line) {
        return new Bill.Row(
                entry(line.text("业务类型")),
                line.text("业务流水号"),
                line.optional("商户订单号"),
                null,
                "CNY",
                Math.abs(line.fen("收入金额（+元）")) - Math.abs(line.fen("支出金额（-元）")),
                0,
                Values.time(line.text("发生时间")).orElse(null),
                line.text("备注"),
                line.number());
    }

    private static Bill.Entry entry(String kind) {
        return switch (kind) {
            case "交易付款", "在线支付", "交易" -> Bill.Entry.PAYMENT;
            case "交易退款", "退款" -> Bill.Entry.REFUND;
            case "收费", "退费", "服务费" -> Bill.Entry.FEE;
            case "转账", "转账退回" -> Bill.Entry.TRANSFER;
            default -> Bill.Entry.OTHER;
        };
    }

    /** One line; identifiers end with a TAB there, so that spreadsheets keep their digits. */
    private record Line(NamedCsvRecord fields) {
        String text(String column) {
            return fields.getField(column).strip();
        }

        @Nullable String optional(String column) {
            var text = text(column);
            return text.isEmpty() ? null : text;
        }

        long fen(String column) {
            return Yuan.fen(text(column));
        }

        int number() {
            return Math.toIntExact(fields.getStartingLineNumber());
        }
    }
}
