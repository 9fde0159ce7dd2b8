package dev.tollbridge.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.ServerTest;
import dev.tollbridge.testing.Shop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
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

    @Autowired ApplicationContext server;
    private ApiClient client = ApiClient.of(0, "");

    @BeforeEach
    void open() {
        client = Shop.open(server).test();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/payments?limit=%zz", "/v1/nothing?%", "/docs/errors?a=%ff%"})
    void aQueryThatCannotBeDecodedIsNoErrorOfOurs(String target) throws IOException {
        assertThat(raw("GET " + target + " HTTP/1.1")).startsWith("HTTP/1.1 4");
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

    private String raw(String line) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), Shop.port(server))) {
            var request = line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
