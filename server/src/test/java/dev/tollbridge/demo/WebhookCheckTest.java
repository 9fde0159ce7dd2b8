package dev.tollbridge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The example is the one that the Standard Webhooks libraries are tested with. */
class WebhookCheckTest {
    private static final Secret SECRET = Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final Instant SENT = Instant.ofEpochSecond(1_614_265_330);
    private static final byte[] BODY = bytes("{\"test\": 2432232314}");
    private static final Map<String, String> HEADERS =
            Map.of(
                    "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                    "webhook-timestamp", "1614265330",
                    "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

    @Test
    void believesTheKnownExample() {
        assertThat(WebhookCheck.problem(HEADERS, BODY, SECRET, SENT)).isEmpty();
    }

    @Test
    void findsTheRightOneOfSeveralSignatures() {
        var headers = new HashMap<>(HEADERS);
        headers.put("webhook-signature", "v1a,AAAA v1,AAAA " + HEADERS.get("webhook-signature"));
        assertThat(WebhookCheck.problem(headers, BODY, SECRET, SENT)).isEmpty();
    }

    @Test
    void refusesWhatWasChanged() {
        assertThat(WebhookCheck.problem(HEADERS, bytes("{\"test\": 1}"), SECRET, SENT))
                .hasValue("signature_wrong");
        assertThat(WebhookCheck.problem(with("webhook-id", "msg_2"), BODY, SECRET, SENT))
                .hasValue("signature_wrong");
        assertThat(
                        WebhookCheck.problem(
                                with("webhook-timestamp", "1614265331"), BODY, SECRET, SENT))
                .hasValue("signature_wrong");
        var other = Secret.of("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD");
        assertThat(WebhookCheck.problem(HEADERS, BODY, other, SENT)).hasValue("signature_wrong");
    }

    @Test
    void refusesWhatIsOldOrFromTheFuture() {
        var limit = Duration.ofMinutes(5);
        assertThat(WebhookCheck.problem(HEADERS, BODY, SECRET, SENT.plus(limit))).isEmpty();
        assertThat(WebhookCheck.problem(HEADERS, BODY, SECRET, SENT.plus(limit).plusSeconds(1)))
                .hasValue("too_old");
        assertThat(WebhookCheck.problem(HEADERS, BODY, SECRET, SENT.minus(limit).minusSeconds(1)))
                .hasValue("too_old");
    }

    @Test
    void refusesWhatIsNotSigned() {
        for (String name : HEADERS.keySet()) {
            assertThat(WebhookCheck.problem(with(name, ""), BODY, SECRET, SENT))
                    .as(name)
                    .hasValue("headers_missing");
        }
    }

    private static Map<String, String> with(String name, String value) {
        var headers = new HashMap<>(HEADERS);
        headers.put(name, value);
        return headers;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
