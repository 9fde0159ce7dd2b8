package dev.tollbridge.simulators.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Refunds (notes 3). */
class RefundTest extends SimulatorTest {
    private static final String PATH = "/v3/refund/domestic/refunds";

    @BeforeEach
    void forgetEarlierNotices() {
        shop.close();
        shop = new NoticeReceiver();
    }

    private Merchant.Answer refund(String number, String refundNo, long amount, long total) {
        return merchant.post(
                PATH,
                """
                {"out_trade_no":"%s","out_refund_no":"%s","reason":"broken","notify_url":"%s",\
                "amount":{"refund":%d,"total":%d,"currency":"CNY"}}\
                """
                        .formatted(number, refundNo, shop.url(), amount, total));
    }

    private JsonNode look(String refundNo) {
        return ok(merchant.read(PATH + "/" + refundNo));
    }

    @Test
    void aRefundIsProcessedThenSettledAndTold() throws InterruptedException {
        String number = paid(500);
        assertThat(shop.next().json().path("event_type").asString())
                .isEqualTo("TRANSACTION.SUCCESS");
        JsonNode accepted = ok(refund(number, "R-1", 200, 500));
        assertThat(accepted.path("status").asString()).isEqualTo("PROCESSING");
        assertThat(accepted.path("amount").path("payer_refund").asLong()).isEqualTo(200);
        assertThat(state(number)).isEqualTo("REFUND");
        simulators.advance(Duration.ofSeconds(2));
        JsonNode done = look("R-1");
        assertThat(done.path("status").asString()).isEqualTo("SUCCESS");
        assertThat(done.path("channel").asString()).isEqualTo("ORIGINAL");
        assertThat(done.path("success_time").asString()).endsWith("+08:00");
        NoticeReceiver.Notice notice = shop.next();
        assertThat(notice.json().path("event_type").asString()).isEqualTo("REFUND.SUCCESS");
        JsonNode told = notice.resource(merchant);
        assertThat(told.path("refund_status").asString()).isEqualTo("SUCCESS");
        assertThat(told.has("status") || told.has("channel")).isFalse();
        assertThat(merchant.order(number).path("amount_refunded").asLong()).isEqualTo(200);
    }

    @Test
    void theSameNumberNeverMovesMoneyTwice() {
        String number = paid(500);
        JsonNode first = ok(refund(number, "R-2", 300, 500));
        assertThat(ok(refund(number, "R-2", 300, 500)).path("refund_id"))
                .isEqualTo(first.path("refund_id"));
        refused(refund(number, "R-2", 200, 500), 400, "INVALID_REQUEST");
        refused(refund(number, "R-3", 201, 500), 400, "INVALID_REQUEST");
        ok(refund(number, "R-3", 200, 500));
    }

    @Test
    void refusals() throws InterruptedException {
        String number = paid(500);
        refused(refund(number, "R-4", 100, 400), 400, "INVALID_REQUEST");
        refused(refund("order_none", "R-4", 100, 400), 404, "RESOURCE_NOT_EXISTS");
        String unpaid = newNumber();
        ok(create(unpaid, 500));
        refused(refund(unpaid, "R-4", 100, 500), 400, "INVALID_REQUEST");
        refused(merchant.read(PATH + "/R-4"), 404, "RESOURCE_NOT_EXISTS");
        simulators.advance(Duration.ofDays(366));
        refused(refund(number, "R-4", 100, 500), 400, "INVALID_REQUEST");
    }

    @Test
    void anAbnormalRefundCanBeSentElsewhere() throws InterruptedException {
        String number = paid(500);
        merchant.fault("{\"kind\":\"refund_abnormal\",\"number\":\"" + number + "\",\"times\":1}");
        String id = ok(refund(number, "R-5", 500, 500)).path("refund_id").asString();
        String path = PATH + "/" + id + "/apply-abnormal-refund";
        String card =
                "{\"out_refund_no\":\"R-5\",\"type\":\"USER_BANK_CARD\",\"bank_type\":\"ICBC_DEBIT\",\"bank_account\":\"%s\",\"real_name\":\"%s\"}"
                        .formatted(merchant.secret("6222020200001234"), merchant.secret("张三"));
        refused(merchant.post(path, card), 400, "INVALID_REQUEST");
        simulators.advance(Duration.ofSeconds(2));
        assertThat(look("R-5").path("status").asString()).isEqualTo("ABNORMAL");
        refused(
                merchant.post(
                        path,
                        card.replace(merchant.secret("张三"), "x")
                                .replaceFirst(
                                        "\"bank_account\":\"[^\"]+\"",
                                        "\"bank_account\":\"AAAA\"")),
                400,
                "PARAM_ERROR");
        JsonNode rerouted = ok(merchant.post(path, card));
        assertThat(rerouted.path("status").asString()).isEqualTo("PROCESSING");
        assertThat(rerouted.path("user_received_account").asString()).isEqualTo("ICBC_DEBIT1234");
        simulators.advance(Duration.ofSeconds(2));
        assertThat(look("R-5").path("status").asString()).isEqualTo("SUCCESS");
        assertThat(look("R-5").path("channel").asString()).isEqualTo("OTHER_BANKCARD");
    }

    @Test
    void aRefundCanBeClosedOrSlow() throws InterruptedException {
        String number = paid(500);
        merchant.fault("{\"kind\":\"refund_closed\",\"number\":\"" + number + "\",\"times\":1}");
        ok(refund(number, "R-6", 500, 500));
        simulators.advance(Duration.ofSeconds(2));
        assertThat(look("R-6").path("status").asString()).isEqualTo("CLOSED");
        merchant.fault(
                "{\"kind\":\"refund_slow\",\"number\":\"" + number + "\",\"delay_ms\":3600000}");
        ok(refund(number, "R-7", 500, 500));
        simulators.advance(Duration.ofMinutes(59));
        assertThat(look("R-7").path("status").asString()).isEqualTo("PROCESSING");
        simulators.advance(Duration.ofMinutes(1));
        assertThat(look("R-7").path("status").asString()).isEqualTo("SUCCESS");
    }
}
