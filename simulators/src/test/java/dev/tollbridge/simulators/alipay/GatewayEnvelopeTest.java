package dev.tollbridge.simulators.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.simulators.Simulators;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Protocol notes 1, 1.1 and 1.2. */
class GatewayEnvelopeTest {
    private static Simulators simulators;
    private static Merchant merchant;

    @BeforeAll
    static void start() {
        simulators = Simulators.start();
        merchant = Merchant.of(simulators);
    }

    @AfterAll
    static void stop() {
        simulators.close();
    }

    @Test
    void answersASignedRootNodeAndATraceId() {
        HttpResponse<byte[]> response =
                merchant.post("alipay.trade.query", "{\"out_trade_no\":\"none\"}");
        JsonNode node = merchant.verified("alipay.trade.query", response);
        assertThat(node.path("code").asString()).isEqualTo("40004");
        assertThat(node.path("sub_code").asString()).isEqualTo("ACQ.TRADE_NOT_EXIST");
        assertThat(response.headers().firstValue("trace_id")).isPresent();
    }

    @Test
    void takesEverythingFromTheBodyToo() {
        Map<String, String> all =
                merchant.signed("alipay.trade.query", "{\"out_trade_no\":\"none\"}");
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(merchant.get("gateway_url")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(merchant.encode(all)))
                        .build();
        JsonNode node = merchant.verified("alipay.trade.query", merchant.send(request));
        assertThat(node.path("sub_code").asString()).isEqualTo("ACQ.TRADE_NOT_EXIST");
    }

    @Test
    void takesMultipartTextPartsAndLeavesFilesUnsigned() {
        Map<String, String> all =
                merchant.signed("alipay.trade.query", "{\"out_trade_no\":\"none\"}");
        StringBuilder body = new StringBuilder();
        all.forEach((name, value) ->
                body.append(
                        "--b1\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                                .formatted(name, value)));
        body.append(
                "--b1\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\nzz\r\n--b1--\r\n");
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(merchant.get("gateway_url")))
                        .header("Content-Type", "multipart/form-data; boundary=b1")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build();
        JsonNode node = merchant.verified("alipay.trade.query", merchant.send(request));
        assertThat(node.path("sub_code").asString()).isEqualTo("ACQ.TRADE_NOT_EXIST");
    }

    @Test
    void honoursGbkInSignatureContentAndAnswer() {
        Merchant gbk = Merchant.of(simulators);
        gbk.charset = Charset.forName("GBK");
        HttpResponse<byte[]> response =
                gbk.post(
                        "alipay.trade.precreate",
                        "{\"out_trade_no\":\"gbk1\",\"total_amount\":\"1.00\",\"subject\":\"纸质账本\"}");
        assertThat(gbk.verified("alipay.trade.precreate", response).path("code").asString())
                .isEqualTo("10000");
        assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                .containsIgnoringCase("gbk");
        assertThat(gbk.order("gbk1").path("subject").asString()).isEqualTo("纸质账本");
        JsonNode refusal = gbk.call("alipay.trade.query", "{\"out_trade_no\":\"none\"}");
        assertThat(refusal.path("sub_msg").asString()).isEqualTo("交易不存在");
    }

    @Test
    void refusesATamperedRequest() {
        Map<String, String> all =
                merchant.signed("alipay.trade.query", "{\"out_trade_no\":\"none\"}");
        all.put("biz_content", "{\"out_trade_no\":\"other\"}");
        JsonNode node = merchant.verified("alipay.trade.query", merchant.send(merchant.form(all)));
        assertThat(node.path("code").asString()).isEqualTo("40002");
        assertThat(node.path("sub_code").asString()).isEqualTo("isv.invalid-signature");
    }

    @ParameterizedTest
    @CsvSource({
        "app_id,isv.missing-app-id",
        "sign_type,isv.missing-signature-type",
        "timestamp,isv.missing-timestamp",
        "version,isv.missing-version"
    })
    void namesAMissingParameter(String parameter, String subCode) {
        Map<String, String> all = new TreeMap<>(merchant.signed("alipay.trade.query", "{}"));
        all.remove(parameter);
        String body = new String(merchant.send(merchant.form(all)).body(), merchant.charset);
        JsonNode node = Merchant.JSON.readTree(body).path("alipay_trade_query_response");
        assertThat(node.path("code").asString()).isEqualTo("40001");
        assertThat(node.path("sub_code").asString()).isEqualTo(subCode);
    }

    @Test
    void namesAMissingSignatureAndAMissingMethod() {
        Map<String, String> unsigned = new TreeMap<>(merchant.signed("alipay.trade.query", "{}"));
        unsigned.remove("sign");
        JsonNode node =
                merchant.verified("alipay.trade.query", merchant.send(merchant.form(unsigned)));
        assertThat(node.path("sub_code").asString()).isEqualTo("isv.missing-signature");
        unsigned.remove("method");
        String body = new String(merchant.send(merchant.form(unsigned)).body(), merchant.charset);
        assertThat(Merchant.JSON.readTree(body).path("error_response").path("sub_code").asString())
                .isEqualTo("isv.missing-method");
    }

    @Test
    void leavesTheAnswerToAnUnknownAppUnsigned() {
        Map<String, String> all = merchant.signed("alipay.trade.query", "{}");
        all.put("app_id", "nobody");
        String body = new String(merchant.send(merchant.form(all)).body(), merchant.charset);
        JsonNode answer = Merchant.JSON.readTree(body);
        assertThat(answer.path("alipay_trade_query_response").path("sub_code").asString())
                .isEqualTo("isv.invalid-app-id");
        assertThat(answer.has("sign")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "method,alipay.no.such,isv.invalid-method",
        "timestamp,yesterday,isv.invalid-timestamp",
        "timestamp,2020-01-01 00:00:00,isv.illegal-timestamp",
        "sign_type,MD5,isv.invalid-signature-type",
        "biz_content,no json,isv.invalid-parameter"
    })
    void namesAnInvalidParameter(String parameter, String value, String subCode) {
        Map<String, String> all = new TreeMap<>(merchant.signed("alipay.trade.query", "{}"));
        all.remove("sign");
        all.put(parameter, value);
        JsonNode node =
                merchant.verified(
                        String.valueOf(all.get("method")),
                        merchant.send(merchant.form(merchant.sign(all))));
        assertThat(node.path("code").asString()).isEqualTo("40002");
        assertThat(node.path("sub_code").asString()).isEqualTo(subCode);
    }
}
