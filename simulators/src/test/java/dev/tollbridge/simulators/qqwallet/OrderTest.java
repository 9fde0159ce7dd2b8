package dev.tollbridge.simulators.qqwallet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTest {
    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD5", "HMAC-SHA256"})
    void aCodeIsShownScannedAndPaid(String signType) {
        shop.register("{\"sign_type\":\"%s\"}".formatted(signType));
        var answer = shop.ask("unified_order", Shop.order("NATIVE", "n1"));
        assertThat(answer).containsEntry("result_code", "SUCCESS").containsKey("prepay_id");
        assertThat(shop.state("n1")).isEqualTo("NOTPAY");
        var scanned =
                shop.page("GET", "/qqwallet/phone/scan?content=" + answer.get("code_url"), "");
        assertThat(scanned.status()).isEqualTo(303);
        var bill = scanned.headers().getOrDefault("Location", "");
        assertThat(new String(shop.page("GET", bill, "").body(), UTF_8))
                .contains("12.30", "茶 shop", "Tea &amp; &lt;b&gt;");
        shop.page("POST", bill, "action=pay");
        assertThat(shop.ask("order_query", "out_trade_no", "n1"))
                .containsEntry("trade_state", "SUCCESS")
                .containsEntry("total_fee", "1230")
                .containsKeys("transaction_id", "time_end", "openid");
    }

    @Test
    void theSameOrderAgainIsTheSameAndAnotherIsRefused() {
        var first = shop.ask("unified_order", Shop.order("JSAPI", "n1")).get("prepay_id");
        assertThat(shop.ask("unified_order", Shop.order("JSAPI", "n1")))
                .containsEntry("prepay_id", first);
        assertThat(shop.ask("unified_order", Shop.order("JSAPI", "n1", "total_fee", "1")))
                .containsEntry("err_code", "OUT_TRADE_NO_USED");
    }

    @ParameterizedTest
    @CsvSource({
        "pays, SUCCESS, '', SUCCESS",
        "asks_payer, FAIL, USERPAYING, USERPAYING",
        "not_enough, FAIL, NOTENOUGH, PAYERROR",
        "invalid_code, FAIL, AUTHCODEEXPIRE, PAYERROR",
        "system_error_but_paid, FAIL, SYSTEMERROR, SUCCESS",
        "system_error, FAIL, SYSTEMERROR, NOTPAY"
    })
    void aScannedCodeDoesWhatItsEndingSays(
            String behaviour, String result, String error, String state) {
        var answer = shop.ask("micro_pay", scanning("n1", behaviour));
        assertThat(answer).containsEntry("result_code", result);
        assertThat(answer.getOrDefault("err_code", "")).isEqualTo(error);
        assertThat(shop.state("n1")).isEqualTo(state);
    }

    private Map<String, String> scanning(String number, String behaviour) {
        var code =
                shop.control("POST", "payment_codes", "{\"behaviour\":\"" + behaviour + "\"}")
                        .path("auth_code")
                        .asString();
        return Shop.order("MICROPAY", number, "device_info", "till1", "auth_code", code);
    }

    @ParameterizedTest
    @CsvSource({"asks_then_pays, SUCCESS", "asks_then_fails, PAYERROR"})
    void aPayerDecidesAfterFiveSeconds(String behaviour, String state) {
        shop.ask("micro_pay", scanning("n1", behaviour));
        shop.pass(Duration.ofSeconds(5));
        assertThat(shop.state("n1")).isEqualTo(state);
    }

    @Test
    void onlyScannedCodesCanBeReversedAndAnOperatorHasToSayWho() {
        shop.ask("micro_pay", scanning("n1", "pays"));
        assertThat(shop.ask("reverse", "out_trade_no", "n1")).containsEntry("result_code", "FAIL");
        assertThat(shop.ask("reverse", operated("out_trade_no", "n1")))
                .containsEntry("result_code", "SUCCESS");
        assertThat(shop.state("n1")).isEqualTo("REVOKED");
        assertThat(shop.ask("reverse", operated("out_trade_no", shop.paid())))
                .containsEntry("err_code", "TRADE_ERROR");
    }

    private Map<String, String> operated(String... fields) {
        Map<String, String> all = new TreeMap<>(RefundTest.operator(shop));
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        return all;
    }

    @Test
    void anOrderIsClosedOnceOrByTime() {
        shop.ask("unified_order", Shop.order("NATIVE", "n1"));
        assertThat(shop.ask("close_order", "out_trade_no", "n1"))
                .containsEntry("result_code", "SUCCESS");
        assertThat(shop.state("n1")).isEqualTo("CLOSED");
        assertThat(shop.ask("close_order", "out_trade_no", shop.paid()))
                .containsEntry("err_code", "ORDERPAID");
        shop.ask("unified_order", Shop.order("NATIVE", "n2", "time_expire", "20260301101500"));
        shop.pass(Duration.ofMinutes(15));
        assertThat(shop.state("n2")).isEqualTo("CLOSED");
        assertThat(shop.ask("order_query", "out_trade_no", "none"))
                .containsEntry("err_code", "ORDERNOTEXIST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "<xml><mch_id>1900000109</mch_id></xml>",
                "<!DOCTYPE xml [<!ENTITY a \"b\">]><xml><mch_id>&a;</mch_id></xml>",
                "<html><mch_id>1900000109</mch_id></html>"
            })
    void whatIsNotAuthenticIsToldSoWithoutASignature(String body) {
        var answer = new String(shop.post("pay/qpay_order_query.cgi", body).body(), UTF_8);
        assertThat(Shop.parse(answer))
                .containsEntry("return_code", "FAIL")
                .doesNotContainKey("sign");
    }

    @Test
    void aChangedFieldBreaksTheSignature() {
        var fields = shop.signed(Shop.order("NATIVE", "n1"));
        fields.put("total_fee", "1");
        var answer = new String(shop.send("unified_order", fields).body(), UTF_8);
        assertThat(Shop.parse(answer)).containsEntry("return_code", "FAIL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong_signature", "no_signature"})
    void faultsTouchTheSignature(String kind) {
        var number = shop.paid();
        shop.fault("{\"kind\":\"%s\",\"times\":1}".formatted(kind));
        var fields = shop.signed(Map.of("out_trade_no", number));
        var answer = Shop.parse(new String(shop.send("order_query", fields).body(), UTF_8));
        assertThat(shop.verifies(answer)).isFalse();
    }

    @Test
    void aSystemErrorMayHaveTakenEffect() {
        shop.fault("{\"kind\":\"system_error\",\"times\":1,\"commit\":true}");
        assertThat(shop.ask("unified_order", Shop.order("NATIVE", "n1")))
                .containsEntry("err_code", "SYSTEMERROR");
        assertThat(shop.state("n1")).isEqualTo("NOTPAY");
    }
}
