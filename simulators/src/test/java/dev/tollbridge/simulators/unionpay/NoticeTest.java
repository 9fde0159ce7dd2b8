package dev.tollbridge.simulators.unionpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tollbridge.simulators.core.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Notifications and injected misbehaviour. */
class NoticeTest extends SimulatorTest {
    private final BlockingQueue<Map<String, String>> received = new LinkedBlockingQueue<>();
    private final HttpServer server = serve();
    private volatile int status = 200;

    private HttpServer serve() {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            HttpServer started = HttpServer.create(address, 0);
            started.createContext("/", this::take);
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            exchange.sendResponseHeaders(status, -1);
            received.add(Request.decode(body, UTF_8));
        }
    }

    @AfterAll
    void stop() {
        server.stop(0);
    }

    private Map<String, String> next() throws InterruptedException {
        Map<String, String> notice = received.poll(10, TimeUnit.SECONDS);
        assertThat(notice).as("a notification within 10 s").isNotNull();
        return notice;
    }

    private String ordered(long fen) {
        String number = newNumber();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/n?a=b";
        ask("backTransReq", order("01/07", number, fen, "backUrl", url, "reqReserved", "mine"));
        return number;
    }

    private void fault(String kind, String number) {
        shop.control(
                "PUT",
                "faults",
                "{\"kind\":\"%s\",\"number\":\"%s\",\"times\":1}".formatted(kind, number));
    }

    @Test
    void aSuccessIsToldAndSignedAndToldAgainUntilItIsTaken() throws InterruptedException {
        status = 500;
        String number = ordered(100);
        shop.control("POST", "orders/" + number + "/decline", "{}");
        shop.control("POST", "orders/" + number + "/pay", "");
        Map<String, String> first = next();
        assertThat(first)
                .containsEntry("orderId", number)
                .containsEntry("respCode", "00")
                .containsEntry("txnAmt", "100")
                .containsEntry("reqReserved", "mine");
        assertThat(shop.verifies(first, UTF_8)).isTrue();
        assertThat(next()).as("at once again").isEqualTo(first);
        status = 200;
        simulators.advance(Duration.ofMinutes(1));
        assertThat(next()).isEqualTo(first);
        simulators.advance(Duration.ofMinutes(10));
        assertThat(received).isEmpty();
    }

    @Test
    void aForgedNoticeHasUnionPaysNameAndAnotherKey() throws InterruptedException {
        String number = ordered(100);
        shop.control("POST", "orders/" + number + "/notify", "{\"forged\":true}");
        Map<String, String> forged = next();
        assertThat(forged).containsEntry("orderId", number).containsEntry("respCode", "00");
        assertThat(shop.verifies(forged, UTF_8)).isFalse();
    }

    @Test
    void answersCanBeByTheWrongHand() {
        String number = ordered(100);
        for (String kind :
                new String[] {"wrong_signature", "no_signature", "imposter_certificate"}) {
            fault(kind, number);
            assertThat(shop.verifies(shop.post("queryTrans", fields("00/00", number)), UTF_8))
                    .as(kind)
                    .isFalse();
        }
        fault("old_version", number);
        assertThat(shop.post("queryTrans", fields("00/00", number)))
                .containsEntry("version", "5.0.0");
        fault("unsure", number);
        assertThat(query(number)).containsEntry("respCode", "03");
        assertThat(query(number)).containsEntry("respCode", "34");
    }
}
