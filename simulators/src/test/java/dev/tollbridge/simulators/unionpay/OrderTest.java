package dev.tollbridge.simulators.unionpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders with a payer, and what their messages have to be. */
class OrderTest extends SimulatorTest {
    @Test
    void aCodeIsPaidOnceAndFoundByNumberAndTime() {
        String number = newNumber();
        Map<String, String> answer = ask("backTransReq", order("01/07", number, 1230));
        assertThat(answer.get("qrCode")).startsWith("https://qr.95516.com/00010000/");
        assertThat(state(number)).as("nobody has tried").isEqualTo("34/");
        shop.control("POST", "orders/" + number + "/pay", "");
        assertThat(query(number))
                .containsEntry("origRespCode", "00")
                .containsEntry("txnAmt", "1230")
                .containsEntry("traceTime", "0301100000");
        Map<String, String> other = fields("00/00", number, "txnTime", "20260301100001");
        assertThat(code("queryTrans", other)).isEqualTo("34");
        assertThat(code("backTransReq", order("01/07", number, 1230))).isEqualTo("12");
        assertThat(shop.order(number).path("charges").asInt()).isOne();
    }

    @Test
    void anAppIsGivenATn() {
        String number = newNumber();
        String tn = ask("appTransReq", order("01/01", number, 1)).get("tn");
        var phone = shop.control("POST", "invocations", "{\"tn\":\"" + tn + "\"}");
        assertThat(phone.path("phone_url").asString())
                .isEqualTo(shop.order(number).path("phone_url").asString());
    }

    @ParameterizedTest
    @CsvSource({
        "pays, 00, 00/00",
        "asks_payer, 00, 00/05",
        "not_enough, 64, 00/64",
        "unsure_but_paid, 03, 00/00",
        "unsure, 03, 00/60"
    })
    void aScannedCodeDoesWhatItsEndingSays(String behaviour, String code, String state) {
        String number = newNumber();
        String scanned =
                shop.control("POST", "payment_codes", "{\"behaviour\":\"" + behaviour + "\"}")
                        .path("auth_code")
                        .asString();
        Map<String, String> order =
                order("01/06", number, 500, "qrNo", scanned, "termId", "00000001");
        assertThat(code("backTransReq", order)).isEqualTo(code);
        assertThat(state(number)).isEqualTo(state);
        order.put("orderId", newNumber());
        assertThat(code("backTransReq", order)).as("a code is good once").isEqualTo("88");
    }

    @ParameterizedTest
    @CsvSource({
        "version, 5.0.0, 10",
        "signMethod, 11, 10",
        "merId, 777290058110049, 31",
        "accessType, 1, 10",
        "txnAmt, 0, 10",
        "txnAmt, '', 13",
        "currencyCode, 840, 10",
        "orderId, no-such, 10",
        "txnTime, now, 10",
        "payTimeout, 20260301095959, 39",
        "txnType, 99, 10"
    })
    void aWrongFieldIsRefusedByItsCode(String name, String value, String code) {
        Map<String, String> order = order("01/07", newNumber(), 1);
        order.put(name, value);
        assertThat(code("backTransReq", order)).isEqualTo(code);
    }

    @Test
    void aWrongSignatureOrCertificateIsRefused() {
        Map<String, String> signed = shop.signed(order("01/07", newNumber(), 1), UTF_8);
        Map<String, String> changed = new HashMap<>(signed);
        changed.put("txnAmt", "2");
        assertThat(Shop.parse(shop.raw("backTransReq", changed, UTF_8), UTF_8))
                .containsEntry("respCode", "11");
        Map<String, String> named = new HashMap<>(signed);
        named.put("certId", "1");
        assertThat(Shop.parse(shop.raw("backTransReq", named, UTF_8), UTF_8))
                .containsEntry("respCode", "11");
    }

    @Test
    void gbkIsAnsweredInGbk() {
        Charset gbk = Charset.forName("GBK");
        Map<String, String> order = order("01/07", newNumber(), 1, "encoding", "GBK");
        byte[] body = shop.raw("backTransReq", shop.signed(order, gbk), gbk);
        Map<String, String> answer = Shop.parse(body, gbk);
        assertThat(answer.get("respMsg")).startsWith("成功");
        assertThat(shop.verifies(answer, gbk)).isTrue();
    }

    @Test
    void afterItsTimeAnOrderIsNotPaidAnyMore() throws InterruptedException {
        String number = newNumber();
        String tried = newNumber();
        String late = newNumber();
        for (String each : new String[] {number, tried, late}) {
            ask("backTransReq", order("01/07", each, 1, "payTimeout", "20260301101500"));
        }
        shop.control("POST", "orders/" + tried + "/decline", "{\"code\":\"64\"}");
        assertThat(state(tried)).isEqualTo("00/64");
        shop.control(
                "PUT",
                "faults",
                "{\"kind\":\"pay_after_close\",\"number\":\"" + late + "\",\"times\":1}");
        simulators.advance(Duration.ofMinutes(15));
        assertThat(state(number)).isEqualTo("34/");
        assertThat(state(tried)).isEqualTo("00/64");
        assertThat(state(late)).isEqualTo("00/42");
        var order = shop.order(number);
        assertThat(order.path("status").asString()).isEqualTo("EXPIRED");
    }
}
