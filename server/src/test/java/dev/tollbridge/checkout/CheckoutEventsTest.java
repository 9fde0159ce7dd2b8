package dev.tollbridge.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.merchant.Merchants;
import dev.tollbridge.payment.PayerPayment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ScriptedTest
@Timeout(60)
class CheckoutEventsTest {
    private static final Map<String, Object> ACTION = Map.of("type", "await_payer");
    @Autowired ScriptedPayments payments;
    @Autowired Merchants merchants;
    @LocalServerPort int port;
    private final PaymentDraft draft = PaymentDraft.open();
    private final String secret = draft.id().print() + "_secret_x";
    private final String path = "/checkout/" + secret + "/events";

    @BeforeEach
    void open() {
        var merchant = merchants.create("A shop").id();
        payments.put(secret, new PayerPayment(merchant, draft.view(), List.of()));
    }

    @Test
    void tellsEveryChangeAndEndsWithThePayment() throws IOException {
        try (var lines = lines(path)) {
            assertThat(nextData(lines)).startsWith("requires_method-");
            payments.change(secret, draft.pending("qr", ACTION).view());
            assertThat(nextData(lines)).startsWith("pending-");
            payments.change(secret, draft.status("succeeded").view());
            assertThat(nextData(lines)).startsWith("succeeded-");
            assertThat(lines.lines().filter(line -> !line.isEmpty())).isEmpty();
        }
    }

    @Test
    void saysNothingOfWhatIsSeenButKeepsTheConnection() throws IOException {
        String version = Panels.version(draft.view(), draft.view().createdAt());
        try (var lines = lines(path + "?seen=" + version)) {
            assertThat(lines.readLine()).isEqualTo("retry: 2000");
            assertThat(lines.readLine()).isEmpty();
            assertThat(lines.readLine()).isEqualTo(":");
            payments.change(secret, draft.status("canceled").view());
            assertThat(nextData(lines)).startsWith("canceled-");
        }
    }

    @Test
    void tooManyStreamsAreTurnedAwayAndAPlaceIsGivenBack() throws IOException {
        try (var lines = lines(path)) {
            assertThat(nextData(lines)).startsWith("requires_method-");
            var second = Visitor.of(port).get(path);
            assertThat(second.statusCode()).isEqualTo(503);
            assertThat(second.headers().firstValue("Retry-After")).hasValue("10");
            payments.change(secret, draft.status("expired").view());
            assertThat(nextData(lines)).startsWith("expired-");
            assertThat(lines.lines().filter(line -> !line.isEmpty())).isEmpty();
        }
        try (var lines = lines(path)) {
            assertThat(nextData(lines)).startsWith("expired-");
        }
    }

    @Test
    void asksTheChannelWhileThePayerWaits() throws IOException {
        payments.change(secret, draft.pending("qr", ACTION).view());
        try (var lines = lines(path)) {
            assertThat(nextData(lines)).startsWith("pending-");
            while (!payments.nudged.contains(secret)) {
                assertThat(lines.readLine()).isNotNull();
            }
            payments.change(secret, draft.status("succeeded").view());
            assertThat(nextData(lines)).startsWith("succeeded-");
        }
    }

    private BufferedReader lines(String address) {
        var answer = Visitor.of(port).stream(address);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/event-stream");
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private static String nextData(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith("data: ")) {
            line = lines.readLine();
        }
        assertThat(line).as("the stream ended").isNotNull();
        return line == null ? "" : line.substring("data: ".length());
    }
}
