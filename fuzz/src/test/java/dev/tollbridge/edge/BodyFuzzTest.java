package dev.tollbridge.edge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.tollbridge.kernel.PaymentId;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bodies: the strict JSON reader, and records made of what it reads. */
class BodyFuzzTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX_AMOUNT = 1_000_000;
    private final StrictJson json = new StrictJson();

    /** Nothing but a refusal; and what is made of it holds what was written. */
    @FuzzTest
    void readsOrRefuses(byte @NotNull [] body) {
        try {
            var tree = json.read(body);
            // As text: 2e0 is read as a decimal, printed as 2, and read again as an integer.
            var text = JSON.writeValueAsString(tree);
            var again = json.read(text.getBytes(StandardCharsets.UTF_8));
            assertEquals(text, JSON.writeValueAsString(again));
            check(RecordReader.read(tree, Everything.class, "/"), tree);
        } catch (RefusedException e) {
            assertNotNull(e.refusals().getFirst().detail());
        }
    }

    private static void check(Everything read, JsonNode tree) {
        assertTrue(read.amount() >= 1 && read.amount() <= MAX_AMOUNT);
        assertEquals(tree.get("amount").longValue(), read.amount());
        var name = read.name();
        if (name != null) {
            assertEquals(tree.get("name").stringValue(), name);
            assertTrue(name.codePointCount(0, name.length()) <= 20);
            assertTrue(name.codePoints().noneMatch(Character::isISOControl));
        }
        var id = read.paymentId();
        if (id != null) {
            assertEquals(tree.get("payment_id").stringValue(), id.print());
        }
        var texts = read.texts();
        if (texts != null) {
            assertArrayEquals(
                    tree.get("texts").valueStream().map(JsonNode::stringValue).toArray(),
                    texts.toArray());
        }
    }

    /** One member of every type that bodies have. */
    record Everything(
            @Schema(requiredMode = RequiredMode.REQUIRED, minimum = "1", maximum = "1000000")
                    Long amount,
            @Schema(minLength = 1, maxLength = 20) @Nullable String name,
            @Schema(format = "uri") @Nullable String url,
            @Schema(format = "iso-4217") @Nullable String currency,
            @Schema(pattern = "^[a-z]{1,8}$") @Nullable String code,
            @Nullable Integer count,
            @Nullable Boolean enabled,
            @Nullable PaymentId paymentId,
            @Nullable Instant at,
            Thread.@Nullable State state,
            @Nullable List<String> texts,
            @Nullable Map<String, String> metadata)
            implements Body {}
}
