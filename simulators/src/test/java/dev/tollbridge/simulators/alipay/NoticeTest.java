package dev.tollbridge.simulators.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.simulators.SimulatorOptions;
import dev.tollbridge.simulators.Simulators;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Protocol notes 2, on a clock that moves only when told. */
class NoticeTest {
    private Simulators simulators;
    private Merchant merchant;
    private NoticeReceiver shop;

    @BeforeEach
    void start() throws IOException {
        InstantSource still = InstantSource.fixed(Instant.parse("2026-03-01T02:00:00Z"));
        simulators = Simulators.start(SimulatorOptions.defaults().withClock(still));
        merchant = Merchant.of(simulators);
        shop = new NoticeReceiver();
        merchant.extra.put("notify_url", shop.url());
    }

    @AfterEach
    void stop() {
        shop.close();
        simulators.close();
    }

    private void precreate(String number) {
        JsonNode node =
                merchant.call(
                        "alipay.trade.precreate",
                        "{\"out_trade_no\":\"%s\",\"total_amount\":\"88.88\",\"subject\":\"账本 & pens\",\"passback_params\":\"a%%3Db\"}"
                                .formatted(number));
        assertThat(node.path("code").asString()).isEqualTo("10000");
    }

    @Test
    void tellsOfThePaymentWithASignatureByRuleV1() throws InterruptedException {
        precreate("n1");
        JsonNode paid = merchant.pay("n1");
        Map<String, String> notice = shop.next();
        assertThat(merchant.verifiesNotice(notice)).isTrue();
        assertThat(notice)
                .containsEntry("notify_type", "trade_status_sync")
                .containsEntry("trade_status", "TRADE_SUCCESS")
                .containsEntry("out_trade_no", "n1")
                .containsEntry("trade_no", paid.path("trade_no").asString())
                .containsEntry("total_amount", "88.88")
                .containsEntry("subject", "账本 & pens")
                .containsEntry("passback_params", "a%3Db")
                .containsEntry("app_id", merchant.get("app_id"))
                .containsEntry("seller_id", merchant.get("seller_id"))
                .containsEntry("notify_time", "2026-03-01 10:00:00");
        notice.put("total_amount", "0.01");
        assertThat(merchant.verifiesNotice(notice)).isFalse();
    }

    @Test
    void sendsEightTimesOverTwentyFiveHoursUnderOneId() throws InterruptedException {
        shop.answer = "fail";
        precreate("n2");
        merchant.pay("n2");
        String id = shop.next().get("notify_id");
        for (String gap : List.of("PT4M", "PT10M", "PT10M", "PT1H", "PT2H", "PT6H", "PT15H")) {
            simulators.advance(Duration.parse(gap).minusSeconds(1));
            assertThat(shop.waiting()).as("before %s", gap).isZero();
            simulators.advance(Duration.ofSeconds(1));
            Map<String, String> again = shop.next();
            assertThat(again).containsEntry("notify_id", id);
            assertThat(merchant.verifiesNotice(again)).isTrue();
        }
        simulators.advance(Duration.ofDays(30));
        assertThat(shop.waiting()).isZero();
        JsonNode notification = merchant.order("n2").path("notifications").path(0);
        assertThat(notification.path("status").asString()).isEqualTo("GIVEN_UP");
        assertThat(notification.path("attempts").size()).isEqualTo(8);
    }

    @Test
    void oneLongStepMakesTheSameSendings() throws InterruptedException {
        shop.answer = "success\n";
        precreate("n3");
        merchant.pay("n3");
        shop.next();
        merchant.control("POST", "/control/clock", "{\"advance\":\"PT26H\"}");
        JsonNode attempts = merchant.order("n3").path("notifications").path(0).path("attempts");
        assertThat(attempts.size()).isEqualTo(8);
        assertThat(attempts.path(1).path("at").asString()).isEqualTo("2026-03-01T02:04:00Z");
        assertThat(attempts.path(7).path("at").asString()).isEqualTo("2026-03-02T02:24:00Z");
    }

    @Test
    void stopsOnceAcknowledged() throws InterruptedException {
        shop.answer = "busy";
        precreate("n4");
        merchant.pay("n4");
        shop.next();
        shop.answer = "success";
        simulators.advance(Duration.ofHours(30));
        JsonNode notification = merchant.order("n4").path("notifications").path(0);
        assertThat(notification.path("status").asString()).isEqualTo("ACKNOWLEDGED");
        assertThat(notification.path("attempts").size()).isEqualTo(2);
    }

    @Test
    void sendsNothingToOtherMachines() throws InterruptedException {
        merchant.extra.put("notify_url", "http://192.0.2.1/notify");
        precreate("n5");
        merchant.pay("n5");
        simulators.advance(Duration.ofSeconds(1));
        JsonNode attempt =
                merchant.order("n5").path("notifications").path(0).path("attempts").path(0);
        assertThat(attempt.path("error").asString()).contains("not on this machine");
    }
}
