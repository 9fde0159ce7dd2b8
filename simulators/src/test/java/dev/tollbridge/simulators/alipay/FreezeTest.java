package dev.tollbridge.simulators.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Fund authorisation, protocol notes 3 and 4. */
class FreezeTest extends SimulatorTest {
    private static String freeze(String number, String extra) {
        return "{\"out_order_no\":\"%s\",\"out_request_no\":\"q%s\",\"order_title\":\"Deposit\",\"amount\":\"100.00\",\"product_code\":\"PREAUTH_PAY\"%s}"
                .formatted(number, number, extra);
    }

    private String voucher(String number) {
        ok("alipay.fund.auth.order.voucher.create", freeze(number, ""));
        return merchant.pay(number).path("auth_no").asString();
    }

    private JsonNode detail(String number) {
        return ok(
                "alipay.fund.auth.operation.detail.query",
                "{\"out_order_no\":\"%s\",\"out_request_no\":\"q%s\"}".formatted(number, number));
    }

    private static String capture(String authNo, String number, String amount, String mode) {
        return "{\"out_trade_no\":\"%s\",\"total_amount\":\"%s\",\"subject\":\"Ink\",\"product_code\":\"PREAUTH_PAY\",\"auth_no\":\"%s\",\"auth_confirm_mode\":\"%s\"}"
                .formatted(number, amount, authNo, mode);
    }

    @Test
    void aCodeFreezesAndTellsTheMerchant() throws IOException, InterruptedException {
        try (NoticeReceiver shop = new NoticeReceiver()) {
            merchant.extra.put("notify_url", shop.url());
            JsonNode frozen =
                    ok(
                            "alipay.fund.auth.order.freeze",
                            freeze(
                                    "z1",
                                    ",\"auth_code\":\"2812345678901234\",\"auth_code_type\":\"bar_code\""));
            assertThat(frozen.path("status").asString()).isEqualTo("SUCCESS");
            Map<String, String> notice = shop.next();
            assertThat(merchant.verifiesNotice(notice)).isTrue();
            assertThat(notice)
                    .containsEntry("notify_type", "fund_auth_freeze")
                    .containsEntry("auth_no", frozen.path("auth_no").asString())
                    .containsEntry("amount", "100.00");
        }
        refused(
                "alipay.fund.auth.order.freeze",
                freeze("z1", ",\"auth_code\":\"2812345678901235\",\"auth_code_type\":\"bar_code\""),
                "FREEZE_ALREADY_SUCCESS");
    }

    @Test
    void aVoucherWaitsForThePayer() throws InterruptedException {
        ok("alipay.fund.auth.order.voucher.create", freeze("z2", ""));
        assertThat(detail("z2").path("order_status").asString()).isEqualTo("INIT");
        merchant.pay("z2");
        assertThat(detail("z2").path("order_status").asString()).isEqualTo("AUTHORIZED");
        assertThat(detail("z2").path("rest_amount").asString()).isEqualTo("100.00");
        ok("alipay.fund.auth.order.voucher.create", freeze("z3", ",\"timeout_express\":\"5m\""));
        simulators.advance(Duration.ofMinutes(5));
        assertThat(detail("z3").path("order_status").asString()).isEqualTo("CLOSED");
    }

    @Test
    void capturesInPartsAndGivesTheRestBack() {
        String authNo = voucher("z4");
        ok("alipay.trade.pay", capture(authNo, "t1", "30.00", "NOT_COMPLETE"));
        assertThat(detail("z4").path("rest_amount").asString()).isEqualTo("70.00");
        refused(
                "alipay.trade.pay",
                capture(authNo, "t2", "70.01", "COMPLETE"),
                "ACQ.AUTH_AMOUNT_NOT_ENOUGH");
        refused(
                "alipay.trade.pay",
                capture(authNo, "t1", "30.00", "NOT_COMPLETE"),
                "ACQ.TRADE_HAS_SUCCESS");
        ok("alipay.trade.pay", capture(authNo, "t3", "20.00", "COMPLETE"));
        JsonNode finished = detail("z4");
        assertThat(finished.path("order_status").asString()).isEqualTo("FINISH");
        assertThat(finished.path("total_pay_amount").asString()).isEqualTo("50.00");
        assertThat(finished.path("rest_amount").asString()).isEqualTo("0.00");
        refused(
                "alipay.trade.pay",
                capture(authNo, "t4", "1.00", "COMPLETE"),
                "ACQ.AUTH_ORDER_HAS_FINISHED");
        assertThat(status("t1")).isEqualTo("TRADE_SUCCESS");
    }

    @Test
    void unfreezesOncePerRequestNumber() {
        String authNo = voucher("z5");
        String unfreeze =
                "{\"auth_no\":\"%s\",\"out_request_no\":\"%s\",\"amount\":\"%s\",\"remark\":\"r\"}";
        ok("alipay.fund.auth.order.unfreeze", unfreeze.formatted(authNo, "u1", "40.00"));
        ok("alipay.fund.auth.order.unfreeze", unfreeze.formatted(authNo, "u1", "40.00"));
        assertThat(detail("z5").path("rest_amount").asString()).isEqualTo("60.00");
        refused(
                "alipay.fund.auth.order.unfreeze",
                unfreeze.formatted(authNo, "u1", "41.00"),
                "UNIQUE_VIOLATION");
        refused(
                "alipay.fund.auth.order.unfreeze",
                unfreeze.formatted(authNo, "u2", "60.01"),
                "REQUEST_AMOUNT_EXCEED");
        ok("alipay.fund.auth.order.unfreeze", unfreeze.formatted(authNo, "u3", "60.00"));
        refused(
                "alipay.fund.auth.order.unfreeze",
                unfreeze.formatted(authNo, "u4", "1.00"),
                "ORDER_ALREADY_FINISH");
    }

    @Test
    void cancelsWhatWaitsAndWhatIsFresh() {
        String cancel = "{\"out_order_no\":\"%s\",\"out_request_no\":\"q%s\",\"remark\":\"r\"}";
        ok("alipay.fund.auth.order.voucher.create", freeze("z6", ""));
        JsonNode closed = ok("alipay.fund.auth.operation.cancel", cancel.formatted("z6", "z6"));
        assertThat(closed.path("action").asString()).isEqualTo("close");
        refused("alipay.fund.auth.order.voucher.create", freeze("z6", ""), "ORDER_ALREADY_CLOSED");
        voucher("z7");
        JsonNode unfrozen = ok("alipay.fund.auth.operation.cancel", cancel.formatted("z7", "z7"));
        assertThat(unfrozen.path("action").asString()).isEqualTo("unfreeze");
        assertThat(detail("z7").path("rest_amount").asString()).isEqualTo("0.00");
        refused(
                "alipay.fund.auth.operation.cancel",
                cancel.formatted("none", "none"),
                "AUTH_ORDER_NOT_EXIST");
    }

    @Test
    void anAppOrderStringOpensTheBill() {
        String order =
                merchant.encode(
                        merchant.signed("alipay.fund.auth.order.app.freeze", freeze("z8", "")));
        JsonNode opened =
                merchant.control(
                        "POST",
                        "/alipay/control/order_strings",
                        Merchant.JSON.writeValueAsString(Map.of("order_string", order)));
        assertThat(opened.path("phone_url").asString()).contains("/alipay/phone/");
        merchant.pay("z8");
        assertThat(detail("z8").path("order_status").asString()).isEqualTo("AUTHORIZED");
    }
}
