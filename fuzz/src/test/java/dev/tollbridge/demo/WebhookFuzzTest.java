package dev.tollbridge.demo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.tollbridge.spi.Secret;
import java.time.Instant;
import java.util.Map;

/** The shop's side of Standard Webhooks, as the demo shop and its readers have it. */
class WebhookFuzzTest {
    private static final Secret SECRET = Secret.of("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3");
    private static final Instant NOW = Instant.ofEpochSecond(1_767_225_600);

    /** Nothing is thrown, and without the secret nothing is genuine. */
    @DictionaryEntries({"1767225600", "v1,AAAA", "v1,AAAA v1,BBBB", "msg_1"})
    @FuzzTest
    void takesNoForgedDelivery(
            @NotNull String id,
            @NotNull String timestamp,
            @NotNull String signature,
            byte @NotNull [] body) {
        var headers =
                Map.of(
                        "webhook-id", id,
                        "webhook-timestamp", timestamp,
                        "webhook-signature", signature);
        assertTrue(WebhookCheck.problem(headers, body, SECRET, NOW).isPresent());
    }
}
