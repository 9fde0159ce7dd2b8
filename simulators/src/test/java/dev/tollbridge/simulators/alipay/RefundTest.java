package dev.tollbridge.simulators.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Refunds, protocol notes 3 and 4. */
class RefundTest extends SimulatorTest {
    private static String refund(String number, String amount, String requestNo) {
        return "{\"out_trade_no\":\"%s\",\"refund_amount\":\"%s\",\"out_request_no\":\"%s\"}"
                .formatted(number, amount, requestNo);
    }

    private static String query(String number, String requestNo) {
        return "{\"out_trade_no\":\"%s\",\"out_request_no\":\"%s\"}".formatted(number, requestNo);
    }

    @Test
    void addsUpAndClosesTheTradeWithTheLastOne() {
        paid("r1", "10.00");
        JsonNode first = ok("alipay.trade.refund", refund("r1", "3.00", "a"));
        assertThat(first.path("fund_change").asString()).isEqualTo("Y");
        assertThat(first.path("refund_fee").asString()).isEqualTo("3.00");
        assertThat(status("r1")).isEqualTo("TRADE_SUCCESS");
        JsonNode last = ok("alipay.trade.refund", refund("r1", "7.00", "b"));
        assertThat(last.path("refund_fee").asString()).isEqualTo("10.00");
        assertThat(status("r1")).isEqualTo("TRADE_CLOSED");
        refused("alipay.trade.refund", refund("r1", "0.01", "c"), "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL");
    }

    @Test
    void movesMoneyOncePerRequestNumber() {
        paid("r2", "10.00");
        ok("alipay.trade.refund", refund("r2", "4.00", "a"));
        JsonNode again = ok("alipay.trade.refund", refund("r2", "4.00", "a"));
        assertThat(again.path("fund_change").asString()).isEqualTo("N");
        assertThat(again.path("refund_fee").asString()).isEqualTo("4.00");
        refused("alipay.trade.refund", refund("r2", "5.00", "a"), "ACQ.DISCORDANT_REPEAT_REQUEST");
        assertThat(merchant.order("r2").path("amount_refunded").asLong()).isEqualTo(400);
    }

    @Test
    void refusesMoreThanIsLeftAndWhatWasNeverPaid() {
        paid("r3", "10.00");
        ok("alipay.trade.refund", refund("r3", "6.00", "a"));
        refused("alipay.trade.refund", refund("r3", "4.01", "b"), "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL");
        precreate("r4", "1.00");
        refused("alipay.trade.refund", refund("r4", "1.00", "a"), "ACQ.TRADE_NOT_EXIST");
        merchant.control("POST", "/alipay/control/orders/r4/open", "");
        refused("alipay.trade.refund", refund("r4", "1.00", "a"), "ACQ.TRADE_STATUS_ERROR");
    }

    @Test
    void needsARequestNumberOnlyForAPart() {
        paid("r5", "10.00");
        refused(
                "alipay.trade.refund",
                "{\"out_trade_no\":\"r5\",\"refund_amount\":\"1.00\"}",
                "ACQ.INVALID_PARAMETER");
        ok("alipay.trade.refund", "{\"out_trade_no\":\"r5\",\"refund_amount\":\"10.00\"}");
        JsonNode found = ok("alipay.trade.fastpay.refund.query", query("r5", "r5"));
        assertThat(found.path("refund_status").asString()).isEqualTo("REFUND_SUCCESS");
    }

    @Test
    void queryTellsOfARefundOrSaysNothing() {
        paid("r6", "10.00");
        ok("alipay.trade.refund", refund("r6", "2.50", "a"));
        JsonNode found = ok("alipay.trade.fastpay.refund.query", query("r6", "a"));
        assertThat(found.path("refund_status").asString()).isEqualTo("REFUND_SUCCESS");
        assertThat(found.path("refund_amount").asString()).isEqualTo("2.50");
        JsonNode unknown = ok("alipay.trade.fastpay.refund.query", query("r6", "zzz"));
        assertThat(unknown.has("refund_status")).isFalse();
        refused("alipay.trade.fastpay.refund.query", query("none", "a"), "TRADE_NOT_EXIST");
    }
}
