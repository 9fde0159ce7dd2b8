package dev.tollbridge.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.tollbridge.notification.SendResult.Delivered;
import dev.tollbridge.notification.SendResult.Failed;
import dev.tollbridge.notification.SendResult.Gone;
import dev.tollbridge.outgoing.OutgoingClients;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class WebhookSenderTest {
    private static final WebhookSettings SETTINGS =
            new WebhookSettings(
                    true,
                    Duration.ofSeconds(1),
                    4,
                    2,
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(1),
                    65_536);

    @Test
    void aTwoHundredIsDelivered() throws IOException {
        try (var receiver = new Receiver().answering(Receiver.answer(204))) {
            assertThat(send(receiver.url(), true)).isEqualTo(new Delivered(204));
            var received = receiver.next();
            assertThat(received.method()).isEqualTo("POST");
            assertThat(received.type()).startsWith("application/json");
            assertThat(received.body()).isEqualTo("{\"name\":\"张三\"}");
            assertThat(received.id()).isEqualTo("evt_1");
        }
    }

    @Tag("attack-redirect-inside")
    @Test
    void aRedirectIsAFailureAndNotFollowed() throws IOException {
        try (var other = new Receiver();
                var receiver = new Receiver()) {
            receiver.answering(exchange -> {
                exchange.getResponseHeaders().set("Location", other.url());
                exchange.sendResponseHeaders(307, -1);
            });
            assertThat(send(receiver.url(), true))
                    .isEqualTo(new Failed(307, "http_status", Duration.ZERO));
            assertThat(other.waiting()).isZero();
        }
    }

    @Test
    void goneIsTold() throws IOException {
        try (var receiver = new Receiver().answering(Receiver.answer(410))) {
            assertThat(send(receiver.url(), true)).isEqualTo(new Gone());
        }
    }

    @Test
    void retryAfterIsRead() throws IOException {
        try (var receiver = new Receiver()) {
            receiver.answering(exchange -> {
                exchange.getResponseHeaders().set("Retry-After", "120");
                exchange.sendResponseHeaders(429, -1);
            });
            assertThat(send(receiver.url(), true))
                    .isEqualTo(new Failed(429, "http_status", Duration.ofMinutes(2)));
        }
    }

    @Test
    void aHugeAnswerIsCutOff() throws Exception {
        var written = new AtomicLong();
        var cut = new CountDownLatch(1);
        try (var receiver = new Receiver()) {
            receiver.answering(exchange -> pour(exchange, written, cut));
            assertThat(send(receiver.url(), true)).isEqualTo(new Delivered(200));
            cut.await();
        }
        // What the sockets' buffers took is not what we read; but the rest of the 1 GB was refused.
        assertThat(written.get()).isLessThan(64L << 20);
    }

    private static void pour(HttpExchange exchange, AtomicLong written, CountDownLatch cut)
            throws IOException {
        exchange.sendResponseHeaders(200, 1L << 30);
        byte[] piece = new byte[1 << 16];
        try (var body = exchange.getResponseBody()) {
            for (int i = 0; i < 1 << 14; i++) {
                body.write(piece);
                written.addAndGet(piece.length);
            }
        } finally {
            cut.countDown();
        }
    }

    @Test
    void aReceiverThatNeverAnswersIsGivenUp() throws IOException {
        var release = new CountDownLatch(1);
        try (var receiver = new Receiver().answering(exchange -> hold(release))) {
            assertThat(send(receiver.url(), true)).isEqualTo(new Failed("timeout"));
            release.countDown();
        }
    }

    private static void hold(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Each byte comes within every time-out between bytes; only the total ends it. */
    @Test
    void aSlowDripIsGivenUp() throws IOException {
        try (var server = new DrippingServer()) {
            assertThat(send(server.url(), true)).isEqualTo(new Failed("timeout"));
        }
    }

    @Test
    void aClosedPortIsTold() throws IOException {
        var receiver = new Receiver();
        String url = receiver.url();
        receiver.close();
        assertThat(send(url, true)).isEqualTo(new Failed("connection_refused"));
    }

    @Tag("attack-private-address")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1:%d/",
                "https://localhost:%d/",
                "https://[::1]:%d/",
                "https://2130706433:%d/",
                "https://[::ffff:127.0.0.1]:%d/"
            })
    void loopbackIsRefusedOutsideDevelopment(String url) throws IOException {
        try (var receiver = new Receiver()) {
            int port = URI.create(receiver.url()).getPort();
            assertThat(send(url.formatted(port), false))
                    .isEqualTo(new Failed("address_not_allowed"));
        }
    }

    @Tag("attack-other-schemes")
    @ParameterizedTest
    @ValueSource(strings = {"http://shop.example/", "file:///etc/passwd", "gopher://x/", "hooks"})
    void onlyHttpsOutsideDevelopment(String url) throws IOException {
        assertThat(send(url, false)).isEqualTo(new Failed("scheme_not_allowed"));
    }

    @Tag("attack-other-schemes")
    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "gopher://127.0.0.1/"})
    void otherSchemesAreRefusedInDevelopmentToo(String url) throws IOException {
        assertThat(send(url, true)).isEqualTo(new Failed("scheme_not_allowed"));
    }

    @Test
    void credentialsInAUrlAreRefused() throws IOException {
        assertThat(send("https://user:pass@shop.example/", false))
                .isEqualTo(new Failed("url_invalid"));
    }

    private static SendResult send(String url, boolean development) throws IOException {
        var configuration = new NotificationConfiguration();
        var clients = new OutgoingClients(development, refused -> {});
        try (var client = configuration.webhookClient(clients, SETTINGS);
                var deadlines = configuration.webhookDeadlines()) {
            return configuration
                    .webhookSender(client, deadlines, SETTINGS)
                    .send(URI.create(url), Map.of("webhook-id", "evt_1"), "{\"name\":\"张三\"}");
        }
    }
}
