package dev.tollbridge.simulators.unionpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.simulators.SimulatorOptions;
import dev.tollbridge.simulators.Simulators;
import java.net.BindException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * A simulator with a merchant, shared by the tests of a class. It starts at ten in the morning of 1
 * March 2026 in China, on a clock that moves only when told.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SimulatorTest {
    static final String TIME = "20260301100000";
    private static final InstantSource STILL =
            InstantSource.fixed(Instant.parse("2026-03-01T02:00:00Z"));
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    Simulators simulators;
    Shop shop;

    @BeforeAll
    void open() throws BindException {
        simulators = Simulators.start(SimulatorOptions.defaults().withClock(STILL));
        shop = new Shop(simulators);
    }

    @AfterAll
    void close() {
        simulators.close();
    }

    static String newNumber() {
        return "order" + (10_000 + NUMBERS.incrementAndGet());
    }

    static Map<String, String> fields(String type, String orderId, String... more) {
        Map<String, String> fields = new HashMap<>();
        fields.put("version", "5.1.0");
        fields.put("encoding", "UTF-8");
        fields.put("signMethod", "01");
        fields.put("txnType", type.substring(0, 2));
        fields.put("txnSubType", type.substring(3));
        fields.put("bizType", "000201");
        fields.put("accessType", "0");
        fields.put("channelType", "07");
        fields.put("merId", Shop.MER_ID);
        fields.put("orderId", orderId);
        fields.put("txnTime", TIME);
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }

    static Map<String, String> order(String type, String orderId, long fen, String... more) {
        Map<String, String> order = fields(type, orderId, more);
        order.putIfAbsent("txnAmt", Long.toString(fen));
        order.putIfAbsent("currencyCode", "156");
        order.putIfAbsent("backUrl", "http://www.specialUrl.com");
        order.putIfAbsent("frontUrl", "http://127.0.0.1:1/back");
        order.putIfAbsent("orderDesc", "茶");
        return order;
    }

    /** What UnionPay answers, which it has to have signed. */
    Map<String, String> ask(String entry, Map<String, String> request) {
        Map<String, String> answer = shop.post(entry, request);
        assertThat(shop.verifies(answer, UTF_8)).as(answer.toString()).isTrue();
        return answer;
    }

    String code(String entry, Map<String, String> request) {
        return ask(entry, request).getOrDefault("respCode", "");
    }

    /** An order by QR code that the payer has paid. */
    String paid(long fen) {
        String number = newNumber();
        assertThat(code("backTransReq", order("01/07", number, fen))).isEqualTo("00");
        shop.control("POST", "orders/" + number + "/pay", "");
        return number;
    }

    Map<String, String> query(String number) {
        return ask("queryTrans", fields("00/00", number));
    }

    /** respCode and origRespCode. */
    String state(String number) {
        Map<String, String> answer = query(number);
        return answer.get("respCode") + "/" + answer.getOrDefault("origRespCode", "");
    }

    String queryId(String number) {
        return query(number).getOrDefault("queryId", "");
    }

    /** What follows an order, after it was taken on. */
    String follow(String type, String number, String original, long fen) {
        return code("backTransReq", order(type, number, fen, "origQryId", queryId(original)));
    }

    void settle() throws InterruptedException {
        simulators.advance(Duration.ofSeconds(2));
    }
}
