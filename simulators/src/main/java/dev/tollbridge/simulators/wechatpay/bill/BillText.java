package dev.tollbridge.simulators.wechatpay.bill;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** The form all bill files have: bare headers, every value after a backtick (notes 7). */
final class BillText {
    private final StringBuilder text = new StringBuilder();

    BillText header(List<String> names) {
        text.append(String.join(",", names)).append("\r\n");
        return this;
    }

    BillText row(List<String> cells) {
        text.append(cells.stream().map(BillText::cell).collect(Collectors.joining(",")))
                .append("\r\n");
        return this;
    }

    /** Rule wechatpay.bill.comma: what would end a value becomes a space. */
    private static String cell(String value) {
        return "`" + value.replaceAll("[,\\r\\n`]", " ");
    }

    /** Yuan with two decimals. */
    static String money(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    /** Yuan with five decimals, as fee columns have them. */
    static String fee(long fen) {
        return BigDecimal.valueOf(fen, 2).setScale(5).toPlainString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
