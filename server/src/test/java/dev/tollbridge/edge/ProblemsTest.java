package dev.tollbridge.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.ApiClient.Answer;
import dev.tollbridge.testing.ServerTest;
import dev.tollbridge.testing.Shop;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ServerTest
class ProblemsTest {
    private final ApiClient client;

    ProblemsTest(@Autowired ApplicationContext server) {
        client = Shop.open(server).test();
    }

    @Test
    void unknownPath() {
        assertProblem(client.get("/v1/nothing"), 404, "not_found");
        assertProblem(client.get("/nothing"), 404, "not_found");
    }

    @Test
    void wrongMethod() {
        var answer = client.send(client.request("/v1/payments").DELETE());
        assertProblem(answer, 405, "method_not_allowed");
        assertThat(answer.header("Allow")).contains("GET").contains("POST");
    }

    @Test
    void wrongMediaType() {
        var answer =
                client.send(
                        client.request("/v1/payments")
                                .header("Content-Type", "text/xml")
                                .header("Idempotency-Key", "k")
                                .POST(BodyPublishers.ofString("<a/>")));
        assertProblem(answer, 415, "unsupported_media_type");
    }

    @Test
    void unacceptable() {
        var answer = client.send(client.request("/v1/payments").header("Accept", "text/csv").GET());
        assertProblem(answer, 406, "not_acceptable");
    }

    @Test
    void tooLargeWhetherAnnouncedOrNot() {
        var big = "{\"subject\": \"" + "x".repeat(256 * 1024) + "\"}";
        assertProblem(client.post("/v1/payments", big), 413, "body_too_large");
        var chunked =
                client.send(
                        client.request("/v1/payments")
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", "k")
                                .POST(
                                        BodyPublishers.ofInputStream(() ->
                                                new ByteArrayInputStream(big.getBytes(UTF_8)))));
        assertProblem(chunked, 413, "body_too_large");
    }

    @Test
    void malformedBodies() {
        assertProblem(client.post("/v1/payments", ""), 400, "invalid_request");
        assertProblem(client.post("/v1/payments", " "), 400, "malformed_json");
        assertProblem(client.post("/v1/payments", "{\"amount\": "), 400, "malformed_json");
        assertProblem(client.post("/v1/payments", "{} {}"), 400, "malformed_json");
        assertProblem(client.post("/v1/payments", "[".repeat(100_000)), 400, "malformed_json");
        assertProblem(client.post("/v1/payments", "[]"), 400, "invalid_request");
        var twice = client.post("/v1/payments", "{\"payer\": {\"id\": \"1\", \"id\": \"2\"}}");
        assertProblem(twice, 400, "malformed_json");
        assertThat(twice.text("/param")).isEqualTo("/payer/id");
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        var answer =
                client.post(
                        "/v1/payments",
                        """
                        {"amount": "88", "currency": "XYZ", "merchant_order_id": "a b", "ammount": 1,
                         "payer": {"ip": "nowhere"}}
                        """);
        assertProblem(answer, 400, "unknown_member");
        assertThat(answer.json().at("/errors").valueStream().map(e -> e.get("param").asString()))
                .containsExactlyInAnyOrder(
                        "/ammount",
                        "/amount",
                        "/currency",
                        "/merchant_order_id",
                        "/subject",
                        "/payer/ip");
    }

    @Test
    void idIsInTheHeaderAndNotTheCallers() {
        var answer =
                client.send(client.request("/v1/nothing").header("X-Request-Id", "mine").GET());
        assertThat(answer.header("X-Request-Id"))
                .startsWith("req_")
                .isEqualTo(answer.text("/request_id"));
    }

    @Test
    void answersCarrySecurityHeaders() {
        var answer = client.get("/v1/payments");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(answer.header("Server")).isEmpty();
    }

    @Tag("attack-actuator")
    @Test
    void actuatorShowsHealthOnly() {
        assertThat(client.get("/actuator/health").text("/status")).isEqualTo("UP");
        for (String closed : new String[] {"env", "beans", "heapdump", "loggers", "metrics"}) {
            assertThat(client.get("/actuator/" + closed).status()).as(closed).isEqualTo(404);
        }
    }

    @Tag("attack-stack-trace")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/<script> HTTP/1.1\r\nHost: x\r\n\r\n",
                "NONSENSE\r\n\r\n",
                "GET /v1/payments HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET /v1/../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n"
            })
    void whatTomcatRefusesIsNoPageOfTomcat(String raw) {
        var answer = client.raw(raw);
        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContainIgnoringCase("tomcat");
        assertThat(answer).doesNotContain("<html").doesNotContain("org.apache");
        assertThat(answer).contains("\"request_id\":\"req_").contains("X-Request-Id: req_");
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("/code")).isEqualTo(code);
        assertThat(answer.text("/type")).endsWith("/docs/errors#" + code);
        assertThat(answer.json().at("/status").intValue()).isEqualTo(status);
        assertThat(answer.text("/title")).isNotEmpty();
        assertThat(answer.text("/detail")).isNotEmpty();
        assertThat(answer.text("/request_id")).isEqualTo(answer.header("X-Request-Id"));
        assertThat(answer.http().body()).doesNotContain("\tat ").doesNotContain("Exception");
    }
}
