package dev.tollbridge.simulators.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.simulators.SimulatorOptions;
import dev.tollbridge.simulators.Simulators;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept when the program stops. */
class RestartTest {
    private static final String PROVISION = "{\"mode\":\"both\"}";

    @Test
    void ordersRefundsAndKeysSurvive(@TempDir Path data)
            throws BindException, InterruptedException {
        SimulatorOptions options = SimulatorOptions.defaults().withData(data);
        String order =
                """
                {"appid":"wx1","mchid":"1900000701","description":"t","out_trade_no":"keep_1",\
                "notify_url":"http://127.0.0.1:9/n","amount":{"total":5}}\
                """;
        String refund =
                "{\"out_trade_no\":\"keep_1\",\"out_refund_no\":\"kr\",\"amount\":{\"refund\":5,\"total\":5,\"currency\":\"CNY\"}}";
        String serial;
        try (Simulators first = Simulators.start(options)) {
            Merchant merchant = new Merchant(first, "1900000701", PROVISION);
            serial = merchant.get("merchant_serial") + merchant.get("platform_serial");
            merchant.post("/v3/pay/transactions/native", order);
            merchant.control("POST", "orders/keep_1/pay", "");
            merchant.fault("{\"kind\":\"refund_slow\",\"delay_ms\":3600000}");
            merchant.post("/v3/refund/domestic/refunds", refund);
        }
        try (Simulators second = Simulators.start(options)) {
            Merchant merchant = new Merchant(second, "1900000701", PROVISION);
            assertThat(merchant.get("merchant_serial") + merchant.get("platform_serial"))
                    .isEqualTo(serial);
            Merchant.Answer waiting = merchant.read("/v3/refund/domestic/refunds/kr");
            assertThat(waiting.json().path("status").asString()).isEqualTo("PROCESSING");
            second.advance(Duration.ofHours(1));
            Merchant.Answer done = merchant.read("/v3/refund/domestic/refunds/kr");
            assertThat(done.json().path("status").asString()).isEqualTo("SUCCESS");
            assertThat(merchant.verifies(done)).isTrue();
            merchant.control("POST", "reset", "{}");
            assertThat(merchant.read("/v3/refund/domestic/refunds/kr").code())
                    .isEqualTo("RESOURCE_NOT_EXISTS");
        }
    }
}
