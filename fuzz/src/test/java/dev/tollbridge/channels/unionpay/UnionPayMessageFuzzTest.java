package dev.tollbridge.channels.unionpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.tollbridge.spi.RawNotice;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Messages: replies, whose values are not encoded, and notices. */
class UnionPayMessageFuzzTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    /** Nothing is thrown, and a reply that is read says what its text says. */
    @FuzzTest
    void readsOrRefuses(byte @NotNull [] body) {
        var text = new String(body, UTF_8);
        KeyValueText.parse(text).ifPresent(fields -> assertEquals(text, written(fields)));
        Values.withoutYear(text, DAY);
        Values.fen(text);
        NoticeForm.read(new RawNotice("POST", "", List.of(), body))
                .ifPresent(form -> assertNotNull(NoticeMeaning.of(form)));
    }

    private static String written(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&"));
    }
}
