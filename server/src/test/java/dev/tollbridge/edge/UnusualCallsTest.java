package dev.tollbridge.edge;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.ServerTest;
import dev.tollbridge.testing.Shop;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Calls that a fuzzer found to be answered wrongly: see docs/fuzzing.md. */
@ServerTest
class UnusualCallsTest {
    private static final String ORDER =
            """
            {"amount": 1, "currency": "CNY", "merchant_order_id": "unusual", "subject": "x"}
            """;

    private final ApiClient client;

    UnusualCallsTest(@Autowired ApplicationContext server) {
        client = Shop.open(server).test();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/payments?limit=%zz", "/v1/nothing?%", "/docs/errors?a=%ff%"})
    void aQueryThatCannotBeDecodedIsNoErrorOfOurs(String target) {
        var call = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        assertThat(client.raw(call)).startsWith("HTTP/1.1 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/*", "*/*"})
    void aWildcardIsNoMediaTypeOfABody(String type) {
        assertThat(post(type, ORDER.getBytes(UTF_8)).status()).isEqualTo(415);
    }

    @Test
    void jsonIsUtf8AndNothingElse() {
        var answer = post("application/json", ORDER.getBytes(UTF_16));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/code")).isEqualTo("malformed_json");
    }

    @Test
    void callsWithoutParametersTakeNone() {
        var answer = client.get("/v1/settings?limit=1");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/code")).isEqualTo("unknown_member");
        assertThat(client.get("/v1/settings").status()).isEqualTo(200);
    }

    private ApiClient.Answer post(String type, byte[] body) {
        return client.send(
                client.request("/v1/payments")
                        .header("Content-Type", type)
                        .header("Idempotency-Key", "unusual-" + type)
                        .POST(BodyPublishers.ofByteArray(body)));
    }
}
