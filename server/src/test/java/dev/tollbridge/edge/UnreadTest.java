package dev.tollbridge.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.limits.Admission;
import dev.tollbridge.merchant.ApiKeys;
import dev.tollbridge.testing.Await;
import dev.tollbridge.testing.ServerTest;
import dev.tollbridge.testing.Shop;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/** What the entrance makes of the connections of a real server. */
@ServerTest
@TestPropertySource(
        properties = {
            "tollbridge.admission.working=1",
            "tollbridge.admission.entering=1",
            "tollbridge.admission.patience=1m"
        })
class UnreadTest {
    @Autowired ApplicationContext server;
    @Autowired Admission admission;
    @Autowired ApiKeys keys;
    @Autowired MeterRegistry meters;
    @Autowired RequestsUnderWay requests;

    @Test
    void aCallOnAKnownConnectionWaitsUnreadWhileAnotherWaitsForItsTurn() throws Exception {
        var key = keys.issue(Shop.open(server).app(), false).secret().reveal();
        try (var first = new Line(key);
                var second = new Line(key);
                var stranger = new Line(key)) {
            first.ask();
            second.ask();
            assertThat(first.answer()).startsWith("HTTP/1.1 200");
            assertThat(second.answer()).startsWith("HTTP/1.1 200");
            // Before that, the threads that gave the answers may still look for what comes next.
            var nobodyIsIn = new CountDownLatch(1);
            requests.whenEmpty(nobodyIsIn::countDown);
            assertThat(nobodyIsIn.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(admission.enter(Admission.Kind.CALL, "another")).isTrue();
            try {
                first.ask();
                Await.until(() -> gauge("waiting"), waiting -> waiting == 1);
                second.ask();
                Await.until(() -> gauge("unread"), unread -> unread == 1);
                stranger.ask();
                Await.until(() -> gauge("waiting"), waiting -> waiting == 2);
                assertThat(gauge("unread")).isEqualTo(1);
            } finally {
                admission.leave();
            }
            for (var line : new Line[] {first, second, stranger}) {
                assertThat(line.answer()).startsWith("HTTP/1.1 200");
            }
            assertThat(gauge("unread")).isZero();
        }
    }

    /** Of calls, where there is one for each kind. */
    private double gauge(String name) {
        return meters.get("tollbridge.admission." + name).gauges().stream()
                .filter(gauge -> !"notice".equals(gauge.getId().getTag("kind")))
                .mapToDouble(gauge -> gauge.value())
                .sum();
    }

    /** A connection that is kept. */
    private final class Line implements AutoCloseable {
        private final String request;
        private final Socket socket;
        private final BufferedReader answers;

        Line(String key) throws IOException {
            request =
                    "GET /v1/payments HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer "
                            + key
                            + "\r\n\r\n";
            socket = new Socket(InetAddress.getLoopbackAddress(), Shop.port(server));
            answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        }

        void ask() throws IOException {
            socket.getOutputStream().write(request.getBytes(US_ASCII));
        }

        /** Its first line. */
        String answer() throws IOException {
            var first = answers.readLine();
            int length = 0;
            for (var line = answers.readLine(); !line.isEmpty(); line = answers.readLine()) {
                if (line.startsWith("Content-Length: ")) {
                    length = Integer.parseInt(line.substring("Content-Length: ".length()));
                }
            }
            assertThat(length).as("the length of the answer").isPositive();
            for (int n = 0; n < length; n++) {
                assertThat(answers.read()).isNotNegative();
            }
            return first;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
