package dev.tollbridge.simulators.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.simulators.SimulatorOptions;
import dev.tollbridge.simulators.Simulators;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a second run with the same data directory knows. */
class RestartTest {
    @TempDir private Path data;

    private Simulators start() throws IOException {
        return Simulators.start(
                SimulatorOptions.defaults().withData(data).withClock(SimulatorTest.STILL));
    }

    private static JsonNode precreate(Merchant merchant, String number) {
        return merchant.call(
                "alipay.trade.precreate",
                "{\"out_trade_no\":\"%s\",\"total_amount\":\"7.00\",\"subject\":\"Ink\",\"timeout_express\":\"30m\"}"
                        .formatted(number));
    }

    private static String status(Merchant merchant, String number) {
        return merchant.order(number).path("status").asString();
    }

    @Test
    void keepsOrdersRefundsExpiriesAndUnacknowledgedNotices()
            throws IOException, InterruptedException {
        try (NoticeReceiver shop = new NoticeReceiver()) {
            shop.answer = "not now";
            try (Simulators first = start()) {
                Merchant merchant = Merchant.of(first);
                merchant.extra.put("notify_url", shop.url());
                precreate(merchant, "unpaid");
                precreate(merchant, "paid");
                precreate(merchant, "opened");
                merchant.control("POST", "/alipay/control/orders/opened/open", "");
                merchant.pay("paid");
                shop.next();
                first.advance(Duration.ZERO);
            }
            shop.answer = "success";
            try (Simulators second = start()) {
                Merchant merchant = Merchant.of(second);
                assertThat(status(merchant, "unpaid")).isEqualTo("NOT_OPENED");
                assertThat(merchant.order("paid").path("amount_paid").asLong()).isEqualTo(700);
                second.advance(Duration.ofMinutes(4));
                assertThat(shop.next()).containsEntry("out_trade_no", "paid");
                assertThat(
                                merchant.order("paid")
                                        .path("notifications")
                                        .path(0)
                                        .path("status")
                                        .asString())
                        .isEqualTo("ACKNOWLEDGED");
                second.advance(Duration.ofMinutes(26));
                assertThat(status(merchant, "opened")).isEqualTo("TRADE_CLOSED");
            }
        }
    }
}
