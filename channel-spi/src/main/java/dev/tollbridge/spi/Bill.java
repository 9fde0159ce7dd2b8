package dev.tollbridge.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel's bill of one day, as it printed it.
 *
 * @param rows in the order of the file; empty if the channel says that nothing happened
 */
public record Bill(LocalDate day, BillRequest.Kind kind, List<Row> rows) {
    public Bill {
        rows = List.copyOf(rows);
    }

    public enum Entry {
        PAYMENT,
        REFUND,
        FEE,
        TRANSFER,
        OTHER
    }

    /**
     * @param orderNo our number; null if the row belongs to no order of ours
     * @param refundNo our number of the refund, for {@link Entry#REFUND}
     * @param amountMinor signed, minor units: what came in is positive
     * @param feeMinor signed, minor units: what the channel keeps is negative
     * @param line number in the file, from 1
     */
    public record Row(
            Entry entry,
            String tradeNo,
            @Nullable String orderNo,
            @Nullable String refundNo,
            String currency,
            long amountMinor,
            long feeMinor,
            @Nullable Instant at,
            String description,
            int line) {}
}
