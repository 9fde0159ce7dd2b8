package dev.tollbridge.simulators.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Payouts, protocol notes 3 and 4. */
class TransferTest extends SimulatorTest {
    private static String transfer(String number, String amount, String payee) {
        return "{\"out_biz_no\":\"%s\",\"trans_amount\":\"%s\",\"product_code\":\"TRANS_ACCOUNT_NO_PWD\",\"biz_scene\":\"DIRECT_TRANSFER\",\"order_title\":\"Wages\",\"payee_info\":{\"identity\":\"%s\",\"identity_type\":\"ALIPAY_USER_ID\"}}"
                .formatted(number, amount, payee);
    }

    private JsonNode query(String number) {
        return ok("alipay.fund.trans.common.query", "{\"out_biz_no\":\"%s\"}".formatted(number));
    }

    @Test
    void paysOutOncePerNumber() {
        JsonNode first =
                ok("alipay.fund.trans.uni.transfer", transfer("w1", "9.00", "2088000000000001"));
        JsonNode again =
                ok("alipay.fund.trans.uni.transfer", transfer("w1", "9.00", "2088000000000001"));
        assertThat(again.path("order_id").asString()).isEqualTo(first.path("order_id").asString());
        assertThat(query("w1").path("status").asString()).isEqualTo("SUCCESS");
        refused(
                "alipay.fund.trans.uni.transfer",
                transfer("w1", "9.01", "2088000000000001"),
                "PAYMENT_INFO_INCONSISTENCY");
    }

    @Test
    void canTakeAMinuteAndCanFail() throws InterruptedException {
        ok("alipay.fund.trans.uni.transfer", transfer("w2", "9.00", "2088000000000102"));
        ok("alipay.fund.trans.uni.transfer", transfer("w3", "9.00", "2088000000000103"));
        assertThat(query("w2").path("status").asString()).isEqualTo("DEALING");
        simulators.advance(Duration.ofMinutes(1));
        assertThat(query("w2").path("status").asString()).isEqualTo("SUCCESS");
        assertThat(query("w3").path("status").asString()).isEqualTo("FAIL");
        assertThat(query("w3").path("error_code").asString())
                .isEqualTo("PAYEE_ACCOUNT_STATUS_ERROR");
    }

    @Test
    void refusesAnUnknownPayeeAndMoreThanTheBalance() {
        refused(
                "alipay.fund.trans.uni.transfer",
                transfer("w4", "1.00", "2088000000000404"),
                "PAYEE_NOT_EXIST");
        refused(
                "alipay.fund.trans.uni.transfer",
                transfer("w5", "1000000.01", "2088000000000001"),
                "PAYER_BALANCE_NOT_ENOUGH");
        refused("alipay.fund.trans.common.query", "{\"out_biz_no\":\"w5\"}", "ORDER_NOT_EXIST");
        ok("alipay.fund.trans.uni.transfer", transfer("w5", "1000000.00", "2088000000000001"));
    }
}
