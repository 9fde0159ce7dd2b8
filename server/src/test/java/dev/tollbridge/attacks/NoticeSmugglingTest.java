package dev.tollbridge.attacks;

import static dev.tollbridge.audit.AuditKind.NOTICE_REJECTED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tollbridge.attacks.Victim.Waiting;
import dev.tollbridge.simulators.Simulators;
import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.ApiClient.Answer;
import dev.tollbridge.testing.Shop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Notices that try to have the server fetch something, or read what no channel of it writes. */
@AttackTest
@SuppressWarnings("NullAway.Init") // set before each test
class NoticeSmugglingTest {
    private static @Nullable Simulators simulators;
    @Autowired ApplicationContext server;
    private Victim victim;
    private Waiting waiting;
    private KeyPair channelKey;
    private ApiClient anyone;

    /** What the server would ask if it did as told; in development mode it could. */
    private HttpServer bait;

    private final AtomicInteger fetched = new AtomicInteger();

    @BeforeAll
    static void startSimulators() {
        simulators = Simulators.start();
    }

    @AfterAll
    static void stopSimulators() {
        Objects.requireNonNull(simulators).close();
    }

    @BeforeEach
    void open() throws IOException {
        victim = Victim.open(server, Objects.requireNonNull(simulators).baseUri());
        waiting = victim.waiting();
        channelKey = ForgedNotice.trust(server, victim.channel);
        anyone = ApiClient.of(Shop.port(server), "");
        bait = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bait.createContext(
                "/",
                exchange -> {
                    fetched.incrementAndGet();
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        bait.start();
    }

    @AfterEach
    void close() {
        bait.stop(0);
    }

    @Tag("attack-notice-certificate-url")
    @Test
    void namesACertificateToBeFetched() throws IOException, InterruptedException {
        var forged =
                ForgedNotice.paid(victim.channel, waiting.orderNo())
                        .with("cert_url", url())
                        .with("alipay_cert_url", url())
                        .with("sign_cert_url", url())
                        .signed(ForgedNotice.key());
        var answer =
                victim.assertRefusedAndAudited(
                        NOTICE_REJECTED,
                        () ->
                                anyone.send(
                                        anyone.request(path())
                                                .header(
                                                        "Content-Type",
                                                        "application/x-www-form-urlencoded")
                                                .header("Alipay-Cert-Url", url())
                                                .header("PAYPAL-CERT-URL", url())
                                                .header("X-Amz-Sns-SigningCertURL", url())
                                                .POST(BodyPublishers.ofString(forged.body()))));
        assertThat(answer.http().body()).isEqualTo("fail");
        assertThat(fetched).hasValue(0);
    }

    @Tag("attack-notice-currency")
    @ParameterizedTest
    @ValueSource(strings = {"currency", "trans_currency", "settle_currency"})
    void namesACurrencyThatNobodySigned(String member) {
        var notice = ForgedNotice.paid(victim.channel, waiting.orderNo()).signed(channelKey);
        var answer =
                victim.assertRefusedAndAudited(
                        NOTICE_REJECTED, () -> send(notice.with(member, "IDR").body()));
        assertThat(answer.http().body()).isEqualTo("fail");
        assertThat(victim.status(waiting.id())).isEqualTo("pending");
    }

    @Tag("attack-xml-entities")
    @Test
    void isXmlThatReadsAFileOrExpands(@TempDir Path directory) throws IOException {
        var secret = Files.writeString(directory.resolve("secret"), "what only the server reads");
        for (String entity :
                new String[] {
                    "<!ENTITY x SYSTEM \"" + secret.toUri() + "\">",
                    "<!ENTITY x SYSTEM \"" + url() + "\">",
                    "<!ENTITY % p SYSTEM \"" + url() + "\"> %p;",
                    "<!ENTITY a \"aaaaaaaaaa\"><!ENTITY x \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                }) {
            var xml =
                    "<?xml version=\"1.0\"?><!DOCTYPE xml ["
                            + entity
                            + "]><xml><out_trade_no>&x;</out_trade_no></xml>";
            var notice =
                    victim.assertRefusedAndAudited(
                            NOTICE_REJECTED, () -> sendXml(anyone, path(), xml));
            assertThat(notice.http().body()).isEqualTo("fail");
            var call =
                    victim.assertNothingChanges(() -> sendXml(victim.api(), "/v1/payments", xml));
            assertThat(call.status()).isIn(400, 415);
            assertThat(call.http().body()).doesNotContain("only the server", "aaaaaaaaaa");
        }
        assertThat(fetched).hasValue(0);
    }

    @Tag("attack-notice-reencoded")
    @Test
    void isSignedTextInAnotherCharset() {
        var notice =
                ForgedNotice.paid(victim.channel, waiting.orderNo())
                        .with("subject", "\u8336")
                        .signed(channelKey);
        for (String charset : new String[] {"GBK", "utf-16", "no-such-charset", "utf-7"}) {
            victim.assertRefusedAndAudited(
                    NOTICE_REJECTED, () -> send(notice.with("charset", charset).body()));
        }
        assertThat(victim.status(waiting.id())).isEqualTo("pending");
    }

    private String url() {
        return "http://127.0.0.1:" + bait.getAddress().getPort() + "/certificate";
    }

    private String path() {
        return "/v1/notices/alipay/" + victim.channel.account().id().print();
    }

    private Answer send(String body) {
        return ForgedNotice.send(anyone, victim.channel, body);
    }

    private static Answer sendXml(ApiClient client, String path, String xml) {
        return client.send(
                client.request(path)
                        .header("Content-Type", "text/xml; charset=utf-8")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(xml, UTF_8)));
    }
}
