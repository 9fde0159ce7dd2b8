package dev.tollbridge.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Ids, which come in paths, queries, bodies and cursors. */
class IdFuzzTest {
    private static final Pattern DOCUMENTED = Pattern.compile(IdFormat.PATTERN);

    private static final List<Function<String, Optional<? extends TypedId>>> KINDS =
            List.of(PaymentId::parse, RefundId::parse, ChannelAccountId::parse, EventId::parse);

    /** There is one spelling for each id, and it is the documented one. */
    @DictionaryEntries({"01jt0vq1c2e9xbt7r5d4m8k6hn", "pay_01jt0vq1c2e9xbt7r5d4m8k6hn"})
    @FuzzTest
    void hasOneSpelling(@NotNull String text) {
        var id = IdFormat.parse(text);
        id.ifPresent(found -> assertEquals(text, IdFormat.print(found)));
        assertEquals(DOCUMENTED.matcher(text).matches(), id.isPresent());
        for (var kind : KINDS) {
            kind.apply(text).ifPresent(found -> assertEquals(text, found.print()));
        }
    }
}
