package dev.tollbridge.simulators.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.simulators.SimulatorOptions;
import dev.tollbridge.simulators.Simulators;
import java.net.BindException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * A simulator with a merchant in public-key mode, shared by the tests of a class. It starts at ten
 * in the morning of 1 March 2026 in China, on a clock that moves only when told.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SimulatorTest {
    static final String MCHID = "1900000109";
    static final String APPID = "wxd678efh567hg6787";
    private static final InstantSource STILL =
            InstantSource.fixed(Instant.parse("2026-03-01T02:00:00Z"));
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    Simulators simulators;
    Merchant merchant;
    NoticeReceiver shop;

    @BeforeAll
    void open() throws BindException {
        simulators = Simulators.start(SimulatorOptions.defaults().withClock(STILL));
        merchant = new Merchant(simulators, MCHID, "{\"appids\":[\"" + APPID + "\"]}");
        shop = new NoticeReceiver();
    }

    @AfterAll
    void close() {
        shop.close();
        simulators.close();
    }

    static String newNumber() {
        return "order_" + NUMBERS.incrementAndGet();
    }

    /** The members every order has; more may follow after a comma. */
    String order(String number, long amount, String more) {
        return """
        {"appid":"%s","mchid":"%s","description":"茶 & Tea","out_trade_no":"%s","notify_url":"%s",\
        "amount":{"total":%d,"currency":"CNY"}%s}\
        """
                .formatted(APPID, MCHID, number, shop.url(), amount, more);
    }

    Merchant.Answer create(String number, long amount) {
        return merchant.post("/v3/pay/transactions/native", order(number, amount, ""));
    }

    JsonNode ok(Merchant.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(merchant.verifies(answer)).as(answer.text()).isTrue();
        return answer.json();
    }

    void refused(Merchant.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(merchant.verifies(answer)).isTrue();
    }

    /** An order that the payer has paid; its notification is left waiting in the shop. */
    String paid(long amount, String more) {
        String number = newNumber();
        ok(merchant.post("/v3/pay/transactions/native", order(number, amount, more)));
        merchant.control("POST", "orders/" + number + "/pay", "");
        return number;
    }

    String paid(long amount) {
        return paid(amount, "");
    }

    static String byNumber(String number) {
        return "/v3/pay/transactions/out-trade-no/" + number;
    }

    Merchant.Answer query(String number) {
        return merchant.read(byNumber(number) + "?mchid=" + MCHID);
    }

    String state(String number) {
        return ok(query(number)).path("trade_state").asString();
    }

    Merchant.Answer closeOrder(String number) {
        return merchant.post(byNumber(number) + "/close", "{\"mchid\":\"" + MCHID + "\"}");
    }
}
