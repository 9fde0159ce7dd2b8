package dev.tollbridge.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollbridge.audit.AuditEntry;
import dev.tollbridge.testing.LocalServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A name server that says one thing and then another. Loopback is allowed, as in development. */
@ExtendWith(OutputCaptureExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class RebindingTest {
    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final OutgoingBounds BOUNDS =
            new OutgoingBounds("test", SHORT, SHORT, 2, 2, SHORT, SHORT);

    private final AtomicInteger asked = new AtomicInteger();
    private final List<AuditEntry> audited = new ArrayList<>();
    private final OutgoingClients clients =
            new OutgoingClients(new TurnCoat(asked), true, audited::add);
    private LocalServer allowed;

    @BeforeEach
    void serve() {
        allowed = new LocalServer(exchange -> exchange.sendResponseHeaders(204, -1));
    }

    @AfterEach
    void stop() {
        allowed.close();
    }

    @Tag("attack-dns-rebinding")
    @Test
    void theAddressThatWasCheckedIsConnectedToAndTheNextOneIsCheckedAgain() throws IOException {
        try (var client = clients.open(BOUNDS)) {
            assertThat(status(client)).isEqualTo(204);
            assertThat(asked).hasValue(1);
        }
        try (var client = clients.open(BOUNDS)) {
            assertThatThrownBy(() -> status(client)).isInstanceOf(OutgoingRefused.class);
        }
        assertThat(asked).hasValue(2);
        assertThat(audited)
                .singleElement()
                .satisfies(entry -> assertThat(entry.detail()).containsKey("why"));
    }

    @Tag("attack-development-mode")
    @Test
    void developmentModeSaysWhatItAllows(CapturedOutput log) {
        OutgoingConfiguration.clients(false, audited::add);
        assertThat(log.getAll()).doesNotContain("development mode");
        OutgoingConfiguration.clients(true, audited::add);
        assertThat(log.getAll()).contains("development mode", "loopback");
    }

    private int status(OutgoingClient client) throws IOException {
        HttpUriRequestBase request = new HttpGet("http://rebind.example:" + allowed.port() + "/");
        return client.execute(request, response -> response.getCode());
    }

    private record TurnCoat(AtomicInteger asked) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            var text = asked.getAndIncrement() == 0 ? "127.0.0.1" : "10.0.0.1";
            return new InetAddress[] {InetAddress.ofLiteral(text)};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
