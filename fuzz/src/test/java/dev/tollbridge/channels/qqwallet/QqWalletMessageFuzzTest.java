package dev.tollbridge.channels.qqwallet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.tollbridge.channels.support.BacktickTable;
import dev.tollbridge.channels.support.FlatXml;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Messages in XML, and bills. */
class QqWalletMessageFuzzTest {
    /** Nothing is thrown, and what is read is what was written. */
    @FuzzTest
    void readsOrRefuses(byte @NotNull [] body) {
        FlatXml.read(body).ifPresent(QqWalletMessageFuzzTest::check);
        BacktickTable.parse(new String(body, UTF_8))
                .flatMap(
                        table -> TradeRows.read(table).map(rows -> table.announced() - rows.size()))
                .ifPresent(missing -> assertEquals(0, missing));
    }

    private static void check(Map<String, String> fields) {
        var clean = new LinkedHashMap<String, String>();
        fields.forEach((name, value) -> clean.put(name, FlatXml.clean(value)));
        var written = FlatXml.write(clean).getBytes(UTF_8);
        // Escapes make it longer, and there is a bound.
        if (written.length < 64 << 10) {
            assertEquals(Optional.of(clean), FlatXml.read(written));
        }
        var answer = new QqWalletAnswer(QqWalletOperation.QUERY, fields);
        new Transaction(answer).orderState();
        QqWalletErrors.of(answer);
    }
}
