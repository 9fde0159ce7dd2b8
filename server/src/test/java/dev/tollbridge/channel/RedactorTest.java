package dev.tollbridge.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.HttpReply;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RedactorTest {
    @Tag("attack-secrets-in-logs")
    @Test
    void masksSecretsInQueryHeadersFormsAndTheJsonInsideForms() {
        var biz = "{\"out_trade_no\":\"1\",\"auth_code\":\"281234567890\",\"buyer\" : \"me\"}";
        var call =
                call(
                        "https://pay.example/gateway?app_id=7&sign=SIGNED",
                        List.of(
                                new HttpCall.Header(
                                        "Content-Type", "application/x-www-form-urlencoded"),
                                new HttpCall.Header("Authorization", "Bearer TOKEN")),
                        "biz_content=" + URLEncoder.encode(biz, UTF_8),
                        Set.of("buyer"));
        assertThat(Redactor.request(call))
                .contains("app_id=7", "out_trade_no", "sign=••••")
                .doesNotContain("SIGNED", "TOKEN", "281234567890", "\"me\"");
    }

    @Test
    void masksRepliesAndBoundsThem() {
        var json =
                "{\"buyer\":{\"auth_code\":\"1\\\"2\"},\"sign\":\"ABC\",\"x\":\""
                        + "y".repeat(50_000)
                        + "\"}";
        var text = Redactor.reply(new HttpReply(200, List.of(), json.getBytes(UTF_8)), Set.of());
        assertThat(text).doesNotContain("ABC", "1\\\"2").hasSizeLessThan(Redactor.MAX_CHARS + 10);
        assertThat(Redactor.text("a=1&sign=S%2B&b=2".getBytes(UTF_8), Set.of()))
                .isEqualTo("a=1&sign=••••&b=2");
        assertThat(Redactor.text(new byte[] {'a', 0, 'b'}, Set.of())).doesNotContain("\0");
    }

    @Tag("attack-secrets-in-logs")
    @Test
    void masksXml() {
        var xml =
                "<xml><auth_code>91</auth_code><sign><![CDATA[S<1>]]></sign><pin>2&amp;3</pin>"
                        + "<body>Tea</body></xml>";
        assertThat(Redactor.request(call("https://pay.example/", List.of(), xml, Set.of("pin"))))
                .contains("<auth_code>••••</auth_code><sign>••••</sign><pin>••••</pin>")
                .contains("<body>Tea</body>");
        assertThat(Redactor.text(xml.getBytes(UTF_8), Set.of())).contains("<sign>••••</sign>");
    }

    private static HttpCall call(
            String uri, List<HttpCall.Header> headers, String body, Set<String> sensitive) {
        return new HttpCall(
                "test", "POST", URI.create(uri), headers, body.getBytes(UTF_8), sensitive, 1000);
    }
}
