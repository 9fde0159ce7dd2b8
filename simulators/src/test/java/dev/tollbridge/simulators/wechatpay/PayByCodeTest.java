package dev.tollbridge.simulators.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The shop scans the payer's code (notes 3). */
class PayByCodeTest extends SimulatorTest {
    private String code(String behaviour) {
        return merchant.control("POST", "payment_codes", "{\"behaviour\":\"" + behaviour + "\"}")
                .path("auth_code")
                .asString();
    }

    private Merchant.Answer pay(String number, String code) {
        return merchant.post(
                "/v3/pay/transactions/codepay",
                order(
                        number,
                        100,
                        ",\"payer\":{\"auth_code\":\"%s\"},\"scene_info\":{\"store_info\":{\"out_id\":\"s1\"}}"
                                .formatted(code)));
    }

    private Merchant.Answer reverse(String number) {
        return merchant.post(
                byNumber(number) + "/reverse",
                "{\"appid\":\"%s\",\"mchid\":\"%s\"}".formatted(APPID, MCHID));
    }

    @Test
    void aCodeIsChargedOnce() {
        String number = newNumber();
        String code = code("pays");
        assertThat(ok(pay(number, code)).path("trade_type").asString()).isEqualTo("MICROPAY");
        refused(pay(number, code), 400, "ORDERPAID");
        refused(pay(newNumber(), code), 400, "INVALID_REQUEST");
        assertThat(merchant.order(number).path("charges").asInt()).isEqualTo(1);
    }

    @Test
    void aPayerWhoIsAskedConfirmsOnThePhoneOrDoesNot() {
        String confirmed = newNumber();
        refused(pay(confirmed, code("asks_payer")), 202, "USERPAYING");
        assertThat(state(confirmed)).isEqualTo("USERPAYING");
        refused(closeOrder(confirmed), 400, "INVALID_REQUEST");
        merchant.control("POST", "orders/" + confirmed + "/pay", "");
        assertThat(state(confirmed)).isEqualTo("SUCCESS");
        String refused = newNumber();
        refused(pay(refused, code("asks_payer")), 202, "USERPAYING");
        merchant.control("POST", "orders/" + refused + "/cancel", "");
        assertThat(state(refused)).isEqualTo("PAYERROR");
    }

    @Test
    void whoIsAskedMayDecideByTime() throws InterruptedException {
        String pays = newNumber();
        String fails = newNumber();
        String sleeps = newNumber();
        refused(pay(pays, code("asks_then_pays")), 202, "USERPAYING");
        refused(pay(fails, code("asks_then_fails")), 202, "USERPAYING");
        refused(pay(sleeps, code("asks_payer")), 202, "USERPAYING");
        simulators.advance(Duration.ofSeconds(5));
        assertThat(state(pays)).isEqualTo("SUCCESS");
        assertThat(state(fails)).isEqualTo("PAYERROR");
        simulators.advance(Duration.ofMinutes(10));
        assertThat(state(sleeps)).isEqualTo("CLOSED");
    }

    @Test
    void refusalsAndUnknownResults() {
        refused(pay(newNumber(), code("not_enough")), 403, "NOT_ENOUGH");
        refused(pay(newNumber(), code("trade_error")), 403, "TRADE_ERROR");
        refused(pay(newNumber(), code("invalid_code")), 400, "INVALID_REQUEST");
        refused(pay(newNumber(), "289999999999999999"), 400, "INVALID_REQUEST");
        String paid = newNumber();
        refused(pay(paid, code("bank_error_but_paid")), 500, "BANK_ERROR");
        assertThat(state(paid)).isEqualTo("SUCCESS");
        String also = newNumber();
        refused(pay(also, code("system_error_but_paid")), 500, "SYSTEM_ERROR");
        assertThat(state(also)).isEqualTo("SUCCESS");
        String not = newNumber();
        refused(pay(not, code("bank_error")), 500, "BANK_ERROR");
        assertThat(state(not)).isEqualTo("NOTPAY");
    }

    @Test
    void reversingGivesBackWhatWasPaid() {
        String paid = newNumber();
        ok(pay(paid, code("pays")));
        ok(reverse(paid));
        assertThat(ok(reverse(paid)).path("out_trade_no").asString()).isEqualTo(paid);
        assertThat(state(paid)).isEqualTo("REVOKED");
        String waits = newNumber();
        refused(pay(waits, code("asks_payer")), 202, "USERPAYING");
        ok(reverse(waits));
        assertThat(state(waits)).isEqualTo("REVOKED");
        refused(pay(waits, code("pays")), 400, "ORDER_CLOSED");
        String scanned = newNumber();
        ok(create(scanned, 100));
        refused(reverse(scanned), 400, "INVALID_REQUEST");
        refused(reverse(newNumber()), 404, "ORDER_NOT_EXIST");
    }

    @Test
    void aStoreIsNeeded() {
        refused(
                merchant.post(
                        "/v3/pay/transactions/codepay",
                        order(
                                newNumber(),
                                1,
                                ",\"payer\":{\"auth_code\":\"" + code("pays") + "\"}")),
                400,
                "PARAM_ERROR");
    }
}
