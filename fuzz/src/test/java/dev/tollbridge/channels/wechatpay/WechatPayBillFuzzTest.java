package dev.tollbridge.channels.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.tollbridge.channels.support.BacktickTable;

/** Bills: the file as it comes, and its table. */
class WechatPayBillFuzzTest {
    /** Nothing is thrown, and a bill has as many rows as it says, or is none. */
    @FuzzTest
    void readsOrRefuses(byte @NotNull [] bytes) {
        BillFile.open(bytes, "da39a3ee5e6b4b0d3255bfef95601890afd80709");
        BacktickTable.parse(new String(bytes, UTF_8)).ifPresent(WechatPayBillFuzzTest::check);
    }

    private static void check(BacktickTable table) {
        TradeRows.read(table).ifPresent(rows -> assertEquals(table.announced(), rows.size()));
        FundRows.read(table).ifPresent(rows -> assertEquals(table.announced(), rows.size()));
    }
}
