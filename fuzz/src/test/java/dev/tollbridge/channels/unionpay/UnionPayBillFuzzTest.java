package dev.tollbridge.channels.unionpay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.time.LocalDate;

/** Settlement files: the wrapping as it comes, and the lines inside. */
class UnionPayBillFuzzTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String MER_ID = "777290058110048";

    /** Nothing is thrown, and no more rows are read than there are lines. */
    @FuzzTest
    void readsOrRefuses(byte @NotNull [] bytes) {
        BillArchive.open(new String(bytes, ISO_8859_1), MER_ID);
        long lines = new String(bytes, ISO_8859_1).chars().filter(c -> c == '\n').count() + 1;
        TradeRows.read(bytes, DAY).ifPresent(rows -> assertTrue(rows.size() <= lines));
        FundRows.read(new BillArchive(new byte[0], bytes), DAY)
                .ifPresent(rows -> assertTrue(rows.size() <= lines));
    }
}
