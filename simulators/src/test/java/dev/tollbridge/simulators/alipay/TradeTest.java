package dev.tollbridge.simulators.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The life of a trade, protocol notes 3 and 4. */
class TradeTest extends SimulatorTest {
    @Test
    void precreateHoldsNoTradeUntilTheCodeIsScanned() {
        JsonNode node = precreate("p1", "12.30");
        assertThat(node.path("qr_code").asString())
                .startsWith(simulators.baseUri() + "/alipay/phone/");
        refused("alipay.trade.query", number("p1"), "ACQ.TRADE_NOT_EXIST");
        assertThat(merchant.order("p1").path("status").asString()).isEqualTo("NOT_OPENED");
        merchant.control("POST", "/alipay/control/orders/p1/open", "");
        assertThat(status("p1")).isEqualTo("WAIT_BUYER_PAY");
        merchant.pay("p1");
        JsonNode paid = ok("alipay.trade.query", number("p1"));
        assertThat(paid.path("trade_status").asString()).isEqualTo("TRADE_SUCCESS");
        assertThat(paid.path("total_amount").asString()).isEqualTo("12.30");
        assertThat(paid.path("send_pay_date").asString()).isEqualTo("2026-03-01 10:00:00");
    }

    @Test
    void repeatedPrecreateGivesTheSameCodeAndAPaidNumberIsRefused() {
        String code = precreate("p2", "1.00").path("qr_code").asString();
        assertThat(precreate("p2", "1.00").path("qr_code").asString()).isEqualTo(code);
        merchant.control("POST", "/alipay/control/orders/p2/open", "");
        refused("alipay.trade.precreate", terms("p2", "2.00"), "ACQ.CONTEXT_INCONSISTENT");
        merchant.pay("p2");
        refused("alipay.trade.precreate", terms("p2", "1.00"), "ACQ.TRADE_HAS_SUCCESS");
        assertThat(merchant.order("p2").path("charges").asInt()).isEqualTo(1);
    }

    @Test
    void aCodeWorksForTwoHours() throws InterruptedException {
        precreate("p3", "1.00");
        simulators.advance(Duration.ofHours(2));
        HttpResponse<byte[]> late = merchant.raw("POST", "/alipay/control/orders/p3/pay", "");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(new String(late.body(), StandardCharsets.UTF_8)).contains("LINK_EXPIRED");
        assertThat(merchant.order("p3").path("status").asString()).isEqualTo("LINK_EXPIRED");
    }

    @Test
    void anOpenedTradeClosesWhenItsTimeIsUp() throws InterruptedException {
        String terms =
                "{\"out_trade_no\":\"p4\",\"total_amount\":\"1\",\"subject\":\"Ink\",\"timeout_express\":\"30m\"}";
        ok("alipay.trade.precreate", terms);
        merchant.control("POST", "/alipay/control/orders/p4/open", "");
        simulators.advance(Duration.ofMinutes(29));
        assertThat(status("p4")).isEqualTo("WAIT_BUYER_PAY");
        simulators.advance(Duration.ofMinutes(1));
        assertThat(status("p4")).isEqualTo("TRADE_CLOSED");
        refused("alipay.trade.precreate", terms, "ACQ.TRADE_HAS_CLOSE");
    }

    @Test
    void timeExpireEndsTheCodeAndMustLieAhead() throws InterruptedException {
        String terms =
                "{\"out_trade_no\":\"p5\",\"total_amount\":\"1\",\"subject\":\"Ink\",\"time_expire\":\"%s\"}";
        ok("alipay.trade.precreate", terms.formatted("2026-03-01 10:05:00"));
        simulators.advance(Duration.ofMinutes(5));
        assertThat(merchant.order("p5").path("status").asString()).isEqualTo("LINK_EXPIRED");
        refused(
                "alipay.trade.precreate",
                terms.formatted("2026-03-01 10:05:00"),
                "ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.00", "-1", "1.234", "1e2", "100000000.01", "", "x"})
    void refusesAmountsOutsideTheRange(String amount) {
        refused("alipay.trade.precreate", terms("bad", amount), "ACQ.INVALID_PARAMETER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.01", "1", "1.5", "100000000"})
    void takesAmountsAtTheEdges(String amount) {
        precreate("edge", amount);
    }

    @Test
    void createMakesTheTradeAtOnceForTheBuyer() {
        String create =
                "{\"out_trade_no\":\"c1\",\"total_amount\":\"3.00\",\"subject\":\"Ink\",\"product_code\":\"JSAPI_PAY\"%s}";
        refused("alipay.trade.create", create.formatted(""), "ACQ.INVALID_PARAMETER");
        String withBuyer = create.formatted(",\"buyer_id\":\"2088000000000007\"");
        String tradeNo = ok("alipay.trade.create", withBuyer).path("trade_no").asString();
        assertThat(ok("alipay.trade.create", withBuyer).path("trade_no").asString())
                .isEqualTo(tradeNo);
        JsonNode queried = ok("alipay.trade.query", "{\"trade_no\":\"%s\"}".formatted(tradeNo));
        assertThat(queried.path("trade_status").asString()).isEqualTo("WAIT_BUYER_PAY");
        assertThat(queried.path("buyer_user_id").asString()).isEqualTo("2088000000000007");
    }

    @Test
    void closesOnlyWhatWaits() {
        precreate("k1", "1.00");
        refused("alipay.trade.close", number("k1"), "ACQ.TRADE_NOT_EXIST");
        merchant.control("POST", "/alipay/control/orders/k1/open", "");
        ok("alipay.trade.close", number("k1"));
        assertThat(status("k1")).isEqualTo("TRADE_CLOSED");
        refused("alipay.trade.close", number("k1"), "ACQ.REASON_TRADE_STATUS_INVALID");
        paid("k2", "1.00");
        refused("alipay.trade.close", number("k2"), "ACQ.TRADE_STATUS_ERROR");
    }

    @Test
    void cancelClosesWhatWaitsAndRefundsWhatWasPaid() {
        precreate("x1", "1.00");
        assertThat(ok("alipay.trade.cancel", number("x1")).has("action")).isFalse();
        assertThat(merchant.raw("POST", "/alipay/control/orders/x1/pay", "").statusCode())
                .isEqualTo(409);

        precreate("x2", "1.00");
        merchant.control("POST", "/alipay/control/orders/x2/open", "");
        assertThat(ok("alipay.trade.cancel", number("x2")).path("action").asString())
                .isEqualTo("close");

        paid("x3", "1.00");
        assertThat(ok("alipay.trade.cancel", number("x3")).path("action").asString())
                .isEqualTo("refund");
        assertThat(ok("alipay.trade.cancel", number("x3")).path("action").asString())
                .isEqualTo("refund");
        assertThat(merchant.order("x3").path("amount_refunded").asLong()).isEqualTo(100);
    }

    @Test
    void cancelOfAPaidTradeIsPossibleForADay() throws InterruptedException {
        paid("x4", "1.00");
        simulators.advance(Duration.ofHours(24).plusSeconds(1));
        refused("alipay.trade.cancel", number("x4"), "ACQ.TRADE_CANCEL_TIME_OUT");
    }

    @Test
    void becomesFinishedAfterAYear() throws InterruptedException {
        paid("f1", "1.00");
        merchant.control("POST", "/control/clock", "{\"advance\":\"P365D\"}");
        assertThat(status("f1")).isEqualTo("TRADE_FINISHED");
        refused(
                "alipay.trade.refund",
                "{\"out_trade_no\":\"f1\",\"refund_amount\":\"1.00\"}",
                "ACQ.TRADE_HAS_FINISHED");
    }

    @Test
    void anotherMerchantDoesNotSeeTheTrade() {
        String tradeNo = paid("o1", "1.00");
        Merchant other = new Merchant(simulators, "other", "{}");
        for (String biz : new String[] {number("o1"), "{\"trade_no\":\"%s\"}".formatted(tradeNo)}) {
            JsonNode node = other.call("alipay.trade.query", biz);
            assertThat(node.path("sub_code").asString()).isEqualTo("ACQ.TRADE_NOT_EXIST");
        }
    }

    @Test
    void instalmentsAreOnlyThreeSixOrTwelve() {
        String terms =
                "{\"out_trade_no\":\"i%s\",\"total_amount\":\"600.00\",\"subject\":\"Ink\",\"extend_params\":{\"hb_fq_num\":\"%s\",\"hb_fq_seller_percent\":\"%s\"}}";
        refused("alipay.trade.precreate", terms.formatted("4", "4", "0"), "ACQ.INVALID_PARAMETER");
        refused("alipay.trade.precreate", terms.formatted("6", "6", "50"), "ACQ.INVALID_PARAMETER");
        ok("alipay.trade.precreate", terms.formatted("6", "6", "100"));
        merchant.control("POST", "/alipay/control/orders/i6/pay", "{\"instalments\":6}");
        JsonNode paid = ok("alipay.trade.query", number("i6"));
        assertThat(paid.path("hb_fq_pay_info").path("user_install_num").asString()).isEqualTo("6");
    }
}
