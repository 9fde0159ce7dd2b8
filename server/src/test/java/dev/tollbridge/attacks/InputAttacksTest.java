package dev.tollbridge.attacks;

import static dev.tollbridge.audit.AuditKind.CALL_REFUSED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.ApiClient.Answer;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Texts that mean something to a database, a log, a browser or a parser. */
@ExtendWith(OutputCaptureExtension.class)
class InputAttacksTest extends AttackTest {
    @Tag("attack-sql")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1';drop/**/table/**/payments;--",
                "'or'1'='1",
                "\\\\'||pg_sleep(10)--",
                "1)or(1=1",
                "%",
                "_"
            })
    void sqlInAnOrderNumber(String number) {
        var waiting = victim.shop.waiting();
        var created = victim.api().post("/v1/payments", order(number, "Tea", ""));
        assertThat(created.status()).as(created.http().body()).isEqualTo(201);
        var query =
                "/v1/payments?merchant_order_id="
                        + URLEncoder.encode(created.text("/merchant_order_id"), UTF_8);
        var found = victim.assertNothingChanges(() -> victim.api().get(query));
        assertThat(found.json().at("/data").size()).isEqualTo(1);
        assertThat(found.text("/data/0/id")).isEqualTo(created.text("/id"));
        assertThat(victim.shop.status(waiting.id())).isEqualTo("pending");
    }

    @Tag("attack-line-breaks")
    @Test
    void lineBreaksInValuesHeadersAndPaths(CapturedOutput log) {
        assertRefused(order("a\\r\\nSet-Cookie: x=1", "Tea", ""));
        assertRefused(order("a", "Tea", ", \"return_url\": \"https://a/\\r\\nX: y\""));
        victim.assertNothingChanges(() -> victim.api().get("/v1/payments/a%0d%0aINJECTED%20line"));
        var raw =
                anyone.raw(
                        "GET /v1/payments HTTP/1.1\r\nHost: x\r\nX-Request-Id: a\rINJECTED line\r\n\r\n");
        assertThat(raw).startsWith("HTTP/1.1 4").doesNotContain("INJECTED");
        assertThat(log.getOut().lines()).noneMatch(line -> line.startsWith("INJECTED"));
    }

    @Tag("attack-stored-script")
    @Test
    void scriptInTheSubjectIsTextOnTheCheckout() {
        var script = "<script>alert(1)</script><img src=x onerror=alert(2)>";
        var created = victim.api().post("/v1/payments", order("s", script, ""));
        var path = "/checkout/" + created.text("/client_secret");
        var page = victim.assertNothingChanges(() -> victim.api().get(path));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.http().body())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert", "<img src=x");
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
    }

    @Tag("attack-open-redirect")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "//evil.example",
                "/\\\\evil.example",
                "data:text/html,x",
                "https://shop.example@evil.example/",
                "ftp://evil.example/",
                "https:evil.example"
            })
    void returnUrlsThatLeadElsewhere(String url) {
        var answer = assertRefused(order("r", "Tea", ", \"return_url\": \"" + url + "\""));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/param")).isEqualTo("/return_url");
    }

    @Tag("attack-polymorphic-json")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"@class\": \"java.lang.Runtime\"",
                "\"@type\": \"org.springframework.context.support.ClassPathXmlApplicationContext\"",
                "\"payer\": [\"java.net.URL\", \"http://127.0.0.1/\"]",
                "\"metadata\": {\"a\": {\"@class\": \"x\"}}"
            })
    void typesInJson(String member) {
        var answer = assertRefused(order("p", "Tea", ", " + member));
        assertThat(answer.status()).isEqualTo(400);
    }

    @Tag("attack-deep-json")
    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void jsonWithoutABottom(String level) {
        var answer = assertRefused(level.repeat(40_000));
        assertThat(answer.text("/code")).isEqualTo("malformed_json");
    }

    @Tag("attack-huge-body")
    @Test
    void noMoreThanTheLimitIsReadOfABodyWhoseLengthIsNotSaid() {
        var request =
                victim.api()
                        .request("/v1/payments")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(
                                BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(new byte[300 << 10])));
        var answer = victim.assertRefusedAndAudited(CALL_REFUSED, () -> victim.api().send(request));
        assertThat(answer.text("/code")).isEqualTo("body_too_large");
    }

    @Tag("attack-huge-body")
    @Test
    void aHundredMegabytesThatAreAnnouncedAreNotRead() {
        var raw =
                anyone.raw(
                        """
                        POST /v1/payments HTTP/1.1\r
                        Host: x\r
                        Content-Length: 104857600\r
                        Content-Type: application/json\r
                        Connection: close\r
                        \r
                        """);
        assertThat(raw).startsWith("HTTP/1.1 413");
    }

    @Tag("attack-stack-trace")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/payments/%00",
                "/v1/payments?limit=x",
                "/v1/payments?starting_after='",
                "/checkout/%2e%2e%2f",
                "/error",
                "/v1/nothing",
                "/actuator/env",
                "/openapi.json?group=../../etc"
            })
    void nothingTellsOfTheInside(String path) {
        victim.assertNothingChanges(() -> victim.api().get(path));
    }

    private Answer assertRefused(String body) {
        return victim.assertRefusedAndAudited(
                CALL_REFUSED, () -> victim.api().post("/v1/payments", body));
    }

    private static String order(String number, String subject, String more) {
        return "{\"amount\": 100, \"currency\": \"CNY\", \"merchant_order_id\": \"%s\", \"subject\": \"%s\"%s}"
                .formatted(number, subject, more);
    }
}
