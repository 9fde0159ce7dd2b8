package dev.tollbridge.simulators.unionpay.bill;

import dev.tollbridge.simulators.unionpay.state.Transaction;
import dev.tollbridge.simulators.unionpay.state.Transaction.Charge;
import dev.tollbridge.simulators.unionpay.state.WireTime;
import dev.tollbridge.simulators.unionpay.state.World;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One line of a ZM file: 42 fields of fixed width, one space between (notes 7). */
record SettlementLine(World world, Transaction transaction) {
    private static final Charset GBK = Charset.forName("GBK");
    private static final int[] WIDTHS = {
        3, 11, 11, 6, 10, 19, 12, 4, 2, 21, 2, 32, 2, 6, 10, 13, 13, 4, 15, 2, 2, 6, 2, 4, 32, 1,
        21, 15, 1, 15, 32, 13, 13, 8, 32, 13, 13, 12, 2, 1, 32, 98
    };

    /** Rule unionpay.file.fee: 0.6 %. */
    private static final long FEE_PER_THOUSAND = 6;

    private static final long HALF = 500;

    String text() {
        Map<Integer, String> fields = fields();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < WIDTHS.length; i++) {
            String value = fields.getOrDefault(i + 1, "");
            line.append(i == 0 ? "" : " ").append(value);
            line.append(" ".repeat(WIDTHS[i] - value.getBytes(GBK).length));
        }
        return line.append("\r\n").toString();
    }

    private Map<Integer, String> fields() {
        Charge charge = transaction.charge().orElseThrow();
        boolean back = SettlementFile.givesBack(transaction);
        long fee = (charge.amount() * FEE_PER_THOUSAND + HALF) / 1000;
        Map<Integer, String> fields = new TreeMap<>();
        fields.put(1, back ? "S30" : "S22");
        fields.put(2, "48020000");
        fields.put(3, "00049992");
        fields.put(4, charge.traceNo());
        fields.put(5, WireTime.shortened(charge.at()));
        fields.put(6, charge.card());
        fields.put(7, digits(charge.amount()));
        fields.put(8, "5311");
        fields.put(9, "07");
        fields.put(10, charge.queryId());
        fields.put(12, transaction.orderId());
        fields.put(13, "01");
        fields.put(16, (back ? "C" : "D") + digits(fee));
        fields.put(17, (back ? "D" : "C") + digits(charge.amount() - fee));
        fields.put(20, transaction.kind().type());
        fields.put(21, transaction.kind().subType());
        fields.put(22, transaction.terms().bizType());
        fields.put(28, transaction.merId());
        original(fields);
        return fields;
    }

    private void original(Map<Integer, String> fields) {
        String origQryId = transaction.terms().origQryId();
        if (origQryId == null) {
            return;
        }
        fields.put(27, origQryId);
        world.byQueryId(transaction.merId(), origQryId)
                .ifPresent(original -> fields.put(41, original.orderId()));
    }

    private static String digits(long fen) {
        return String.format(Locale.ROOT, "%012d", fen);
    }
}
