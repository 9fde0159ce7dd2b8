package dev.tollbridge.simulators.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Injected misbehaviour. */
class FaultTest extends SimulatorTest {
    private NoticeReceiver shop;

    @BeforeEach
    void openShop() throws IOException {
        shop = new NoticeReceiver();
        merchant.extra.put("notify_url", shop.url());
    }

    @AfterEach
    void closeShop() {
        shop.close();
    }

    private static String fault(String kind, String number) {
        return "{\"kind\":\"%s\",\"number\":\"%s\",\"times\":1}".formatted(kind, number);
    }

    private static String refund(String number) {
        return "{\"out_trade_no\":\"%s\",\"refund_amount\":\"1.00\",\"out_request_no\":\"a\"}"
                .formatted(number);
    }

    @Test
    void aDroppedReplyHasCommittedAndADroppedRequestHasNot() {
        paid("d1", "5.00");
        merchant.fault(fault("drop_request", "d1"));
        assertThatThrownBy(() -> merchant.post("alipay.trade.refund", refund("d1")))
                .isInstanceOf(Merchant.Unanswered.class);
        assertThat(merchant.order("d1").path("amount_refunded").asLong()).isZero();
        merchant.fault(fault("drop_reply", "d1"));
        assertThatThrownBy(() -> merchant.post("alipay.trade.refund", refund("d1")))
                .isInstanceOf(Merchant.Unanswered.class);
        assertThat(merchant.order("d1").path("amount_refunded").asLong()).isEqualTo(100);
        assertThat(ok("alipay.trade.refund", refund("d1")).path("fund_change").asString())
                .isEqualTo("N");
    }

    @Test
    void httpErrorsGarbageAndBadSignaturesHappenOnceAndOnlyToTheirOrder() {
        paid("d2", "5.00");
        paid("d3", "5.00");
        merchant.fault("{\"kind\":\"http_5xx\",\"number\":\"d2\",\"times\":1,\"status\":502}");
        assertThat(status("d3")).isEqualTo("TRADE_SUCCESS");
        assertThat(merchant.post("alipay.trade.query", number("d2")).statusCode()).isEqualTo(502);
        merchant.fault(fault("garbage", "d2"));
        assertThat(
                        new String(
                                merchant.post("alipay.trade.query", number("d2")).body(),
                                StandardCharsets.UTF_8))
                .startsWith("<html>");
        merchant.fault(fault("wrong_signature", "d2"));
        String body =
                new String(
                        merchant.post("alipay.trade.query", number("d2")).body(),
                        StandardCharsets.UTF_8);
        assertThat(body).contains("TRADE_SUCCESS");
        assertThat(merchant.verifiesAnswer("alipay.trade.query", body)).isFalse();
        merchant.fault(fault("no_signature", "d2"));
        body =
                new String(
                        merchant.post("alipay.trade.query", number("d2")).body(),
                        StandardCharsets.UTF_8);
        assertThat(body).doesNotContain("\"sign\"");
        assertThat(status("d2")).isEqualTo("TRADE_SUCCESS");
        assertThat(merchant.control("GET", "/alipay/control/faults", "").path("faults").size())
                .isZero();
    }

    @Test
    void escapedSlashesAreSignedUnescaped() {
        merchant.fault("{\"kind\":\"escaped_slash\",\"times\":1}");
        String body =
                new String(
                        merchant.post("alipay.trade.precreate", terms("d4", "1.00")).body(),
                        StandardCharsets.UTF_8);
        assertThat(body).contains("http:\\/\\/");
        assertThat(merchant.verifiesAnswer("alipay.trade.precreate", body)).isFalse();
        assertThat(merchant.verifiesAnswer("alipay.trade.precreate", body.replace("\\/", "/")))
                .isTrue();
    }

    @Test
    void a20000MayOrMayNotHaveTakenEffect() {
        paid("d5", "5.00");
        merchant.fault("{\"kind\":\"code_20000\",\"method\":\"alipay.trade.refund\",\"times\":1}");
        assertThat(merchant.call("alipay.trade.refund", refund("d5")).path("code").asString())
                .isEqualTo("20000");
        assertThat(merchant.order("d5").path("amount_refunded").asLong()).isZero();
        merchant.fault(
                "{\"kind\":\"code_20000\",\"method\":\"alipay.trade.refund\",\"times\":1,\"commit\":true}");
        JsonNode node = merchant.call("alipay.trade.refund", refund("d5"));
        assertThat(node.path("sub_code").asString()).isEqualTo("isp.unknow-error");
        assertThat(merchant.order("d5").path("amount_refunded").asLong()).isEqualTo(100);
    }

    @Test
    void anySubCodeCanBeAskedFor() {
        merchant.fault(
                "{\"kind\":\"sub_code\",\"value\":\"ACQ.SELLER_BALANCE_NOT_ENOUGH\",\"times\":1}");
        refused("alipay.trade.refund", refund("d6"), "ACQ.SELLER_BALANCE_NOT_ENOUGH");
    }

    @Test
    void aDelayHoldsTheAnswerBack() {
        merchant.fault("{\"kind\":\"delay\",\"delay_ms\":400,\"times\":1}");
        long start = System.nanoTime();
        refused("alipay.trade.query", number("none"), "ACQ.TRADE_NOT_EXIST");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofMillis(390));
    }

    @Test
    void noticesCanBeDoubledLostForgedAndReordered() throws InterruptedException {
        merchant.fault(fault("duplicate_notice", "n1"));
        paid("n1", "5.00");
        assertThat(shop.next().get("notify_id")).isEqualTo(shop.next().get("notify_id"));

        merchant.fault(fault("lose_notice", "n2"));
        paid("n2", "5.00");
        simulators.advance(Duration.ofHours(1));
        assertThat(shop.waiting()).isZero();

        merchant.fault(fault("reorder_notices", "n4"));
        paid("n4", "5.00");
        ok("alipay.trade.refund", refund("n4"));
        assertThat(shop.next()).containsEntry("refund_fee", "1.00");
        assertThat(shop.next()).containsEntry("out_trade_no", "n4").doesNotContainKey("refund_fee");
    }

    @Test
    void aForgedNoticeIsSignedByAStranger() throws InterruptedException {
        precreate("n3", "5.00");
        merchant.control("POST", "/alipay/control/orders/n3/open", "");
        merchant.control("POST", "/alipay/control/orders/n3/notify", "{\"forged\":true}");
        Map<String, String> forged = shop.next();
        assertThat(forged).containsEntry("trade_status", "TRADE_SUCCESS");
        assertThat(merchant.verifiesNotice(forged)).isFalse();
        assertThat(status("n3")).isEqualTo("WAIT_BUYER_PAY");
    }

    @Test
    void aPayerCanPayTwiceOrAnotherAmountOrTooLate() throws InterruptedException {
        merchant.fault(fault("pay_twice", "m1"));
        paid("m1", "5.00");
        assertThat(merchant.order("m1").path("charges").asInt()).isEqualTo(2);
        assertThat(shop.next().get("trade_no")).isNotEqualTo(shop.next().get("trade_no"));

        merchant.fault(
                "{\"kind\":\"pay_other_amount\",\"number\":\"m2\",\"amount\":400,\"times\":1}");
        paid("m2", "5.00");
        assertThat(shop.next()).containsEntry("total_amount", "4.00");

        precreate("m3", "5.00");
        merchant.control("POST", "/alipay/control/orders/m3/open", "");
        merchant.fault(fault("pay_after_close", "m3"));
        ok("alipay.trade.close", number("m3"));
        assertThat(shop.next())
                .containsEntry("out_trade_no", "m3")
                .containsEntry("trade_status", "TRADE_SUCCESS");
    }

    @Test
    void anUnknownKindIsRefused() {
        HttpResponse<byte[]> response =
                merchant.raw("PUT", "/alipay/control/faults", "{\"kind\":\"typo\"}");
        assertThat(response.statusCode()).isEqualTo(422);
    }
}
