package dev.tollbridge.simulators.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.simulators.SimulatorOptions;
import dev.tollbridge.simulators.Simulators;
import java.net.BindException;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/**
 * A fresh simulator per test, at ten in the morning of 1 March 2026 in China, on a clock that moves
 * only when told.
 */
abstract class SimulatorTest {
    static final InstantSource STILL = InstantSource.fixed(Instant.parse("2026-03-01T02:00:00Z"));

    Simulators simulators;
    Merchant merchant;

    @BeforeEach
    void startSimulators() throws BindException {
        simulators = Simulators.start(SimulatorOptions.defaults().withClock(STILL));
        merchant = Merchant.of(simulators);
    }

    @AfterEach
    void stopSimulators() {
        simulators.close();
    }

    JsonNode ok(String method, String biz) {
        JsonNode node = merchant.call(method, biz);
        assertThat(node.path("code").asString()).as(node.toString()).isEqualTo("10000");
        return node;
    }

    void refused(String method, String biz, String subCode) {
        JsonNode node = merchant.call(method, biz);
        assertThat(node.path("code").asString()).as(node.toString()).isEqualTo("40004");
        assertThat(node.path("sub_code").asString()).isEqualTo(subCode);
    }

    JsonNode precreate(String number, String amount) {
        return ok("alipay.trade.precreate", terms(number, amount));
    }

    /** A paid order; answers its trade_no. */
    String paid(String number, String amount) {
        precreate(number, amount);
        return merchant.pay(number).path("trade_no").asString();
    }

    static String terms(String number, String amount) {
        return "{\"out_trade_no\":\"%s\",\"total_amount\":\"%s\",\"subject\":\"Ink\"}"
                .formatted(number, amount);
    }

    static String number(String number) {
        return "{\"out_trade_no\":\"%s\"}".formatted(number);
    }

    String status(String number) {
        return ok("alipay.trade.query", number(number)).path("trade_status").asString();
    }
}
