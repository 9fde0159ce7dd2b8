package dev.tollbridge.channels.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.Bill;
import dev.tollbridge.spi.BillRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BillRowsTest {
    @Test
    void readsTradesByTheNamesOfTheColumns() {
        var rows = BillRows.read(BillFile.TRADES, BillRequest.Kind.TRADES).orElseThrow();
        assertThat(rows).hasSize(2);
        var paid = rows.getFirst();
        assertThat(paid.entry()).isEqualTo(Bill.Entry.PAYMENT);
        assertThat(paid.tradeNo()).isEqualTo("2026112022001400001234567890");
        assertThat(paid.orderNo()).isEqualTo("T0000000000000000000000000000001");
        assertThat(paid.refundNo()).isNull();
        assertThat(paid.amountMinor()).isEqualTo(1230);
        assertThat(paid.feeMinor()).isEqualTo(-7);
        assertThat(paid.at()).isEqualTo(Instant.parse("2026-11-20T02:00:09Z"));
        assertThat(paid.description()).isEqualTo("茶, 杯");
        assertThat(paid.line()).isEqualTo(6);
        var refund = rows.getLast();
        assertThat(refund.entry()).isEqualTo(Bill.Entry.REFUND);
        assertThat(refund.refundNo()).isEqualTo("R0000000000000000000000000000001");
        assertThat(refund.amountMinor()).isEqualTo(-230);
        assertThat(refund.feeMinor()).isEqualTo(1);
    }

    @Test
    void readsMovementsOfTheAccount() {
        var rows = BillRows.read(BillFile.FUNDS, BillRequest.Kind.FUNDS).orElseThrow();
        assertThat(rows).extracting(Bill.Row::amountMinor).containsExactly(1230L, -7L, -230L);
        assertThat(rows)
                .extracting(Bill.Row::entry)
                .containsExactly(Bill.Entry.PAYMENT, Bill.Entry.FEE, Bill.Entry.REFUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.30", "完成时间"})
    void halfABillIsNone(String cutAt) {
        var text = BillFile.TRADES;
        assertThat(BillRows.read(text.substring(0, text.indexOf(cutAt)), BillRequest.Kind.TRADES))
                .isEmpty();
    }

    @Test
    void refusesAmountsThatAreNone() {
        for (var bad : List.of("12.345", "NaN", "1e20", "x", "99999999999999999")) {
            var text = BillFile.TRADES.replaceFirst("com,12.30", "com," + bad);
            assertThat(BillRows.read(text, BillRequest.Kind.TRADES)).as(bad).isEmpty();
        }
    }

    @Test
    void takesTheDetailsAndLeavesTheSummary() {
        var details = BillArchive.details(BillFile.zip("trade"));
        assertThat(details).isPresent().get().asString().contains("T000", "茶, 杯");
        assertThat(BillArchive.details(BillFile.zip(Map.of("a(汇总).csv", "x")))).isEmpty();
        assertThat(BillArchive.details(BillFile.zip(Map.of("a.txt", "x")))).isEmpty();
    }
}
