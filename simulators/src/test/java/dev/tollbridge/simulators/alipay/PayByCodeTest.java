package dev.tollbridge.simulators.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code alipay.trade.pay} with a scanned code, protocol notes 4. */
class PayByCodeTest extends SimulatorTest {
    private String code(String behaviour) {
        String body = "{\"behaviour\":\"%s\"}".formatted(behaviour);
        return merchant.control("POST", "/alipay/control/payment_codes", body)
                .path("auth_code")
                .asString();
    }

    private static String pay(String number, String code) {
        return "{\"out_trade_no\":\"%s\",\"total_amount\":\"5.00\",\"subject\":\"Ink\",\"scene\":\"bar_code\",\"auth_code\":\"%s\"}"
                .formatted(number, code);
    }

    @Test
    void paysAtOnceAndOnlyOnce() {
        JsonNode paid = ok("alipay.trade.pay", pay("b1", code("pays")));
        assertThat(paid.path("buyer_pay_amount").asString()).isEqualTo("5.00");
        assertThat(paid.path("gmt_payment").asString()).isEqualTo("2026-03-01 10:00:00");
        refused("alipay.trade.pay", pay("b1", code("pays")), "ACQ.TRADE_HAS_SUCCESS");
        assertThat(merchant.order("b1").path("charges").asInt()).isEqualTo(1);
    }

    @Test
    void waitsForThePayerWhoConfirms() {
        String body = pay("b2", code("asks_payer"));
        assertThat(merchant.call("alipay.trade.pay", body).path("code").asString())
                .isEqualTo("10003");
        assertThat(merchant.call("alipay.trade.pay", body).path("code").asString())
                .isEqualTo("10003");
        assertThat(status("b2")).isEqualTo("WAIT_BUYER_PAY");
        merchant.pay("b2");
        assertThat(status("b2")).isEqualTo("TRADE_SUCCESS");
    }

    @Test
    void aPayerWhoDeclinesOrWaitsTooLongClosesTheTrade() throws InterruptedException {
        merchant.call("alipay.trade.pay", pay("b3", code("asks_payer")));
        merchant.control("POST", "/alipay/control/orders/b3/decline", "");
        assertThat(status("b3")).isEqualTo("TRADE_CLOSED");
        merchant.call("alipay.trade.pay", pay("b4", code("asks_payer")));
        simulators.advance(Duration.ofMinutes(10));
        assertThat(status("b4")).isEqualTo("TRADE_CLOSED");
    }

    @Test
    void canConfirmByItselfAfterFiveSeconds() throws InterruptedException {
        merchant.call("alipay.trade.pay", pay("b5", code("asks_then_pays")));
        simulators.advance(Duration.ofSeconds(4));
        assertThat(status("b5")).isEqualTo("WAIT_BUYER_PAY");
        simulators.advance(Duration.ofSeconds(1));
        assertThat(status("b5")).isEqualTo("TRADE_SUCCESS");
    }

    @ParameterizedTest
    @CsvSource({
        "balance_not_enough,40004,ACQ.BUYER_BALANCE_NOT_ENOUGH,false",
        "risk,40004,ACQ.PAYMENT_REQUEST_HAS_RISK,false",
        "invalid_code,40004,ACQ.PAYMENT_AUTH_CODE_INVALID,false",
        "payment_fail,40004,ACQ.PAYMENT_FAIL,false",
        "busy,20000,ACQ.SYSTEM_ERROR,false",
        "busy_but_paid,20000,ACQ.SYSTEM_ERROR,true",
        "system_error_but_paid,40004,ACQ.SYSTEM_ERROR,true"
    })
    void answersAsTheCodesEndingSays(
            String behaviour, String code, String subCode, boolean charged) {
        JsonNode node = merchant.call("alipay.trade.pay", pay("b6", code(behaviour)));
        assertThat(node.path("code").asString()).isEqualTo(code);
        assertThat(node.path("sub_code").asString()).isEqualTo(subCode);
        if (charged) {
            assertThat(status("b6")).isEqualTo("TRADE_SUCCESS");
        } else {
            refused("alipay.trade.query", number("b6"), "ACQ.TRADE_NOT_EXIST");
            ok("alipay.trade.pay", pay("b6", code("pays")));
        }
    }

    @Test
    void refusesCodesThatAreMalformedOrUsed() {
        refused("alipay.trade.pay", pay("b7", "2412345678901234"), "ACQ.PAYMENT_AUTH_CODE_INVALID");
        refused("alipay.trade.pay", pay("b7", "281234567890"), "ACQ.PAYMENT_AUTH_CODE_INVALID");
        String code = code("pays");
        ok("alipay.trade.pay", pay("b8", code));
        refused("alipay.trade.pay", pay("b9", code), "ACQ.PAYMENT_AUTH_CODE_INVALID");
    }

    @Test
    void manyAtOnceChargeOnce() {
        String body = pay("b10", code("pays"));
        Queue<String> codes = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                threads.execute(() ->
                        codes.add(merchant.call("alipay.trade.pay", body).path("code").asString()));
            }
        }
        assertThat(codes).hasSize(20).filteredOn("10000"::equals).hasSize(1);
        assertThat(merchant.order("b10").path("charges").asInt()).isEqualTo(1);
    }
}
