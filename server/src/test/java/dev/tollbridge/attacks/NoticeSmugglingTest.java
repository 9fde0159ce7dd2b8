package dev.tollbridge.attacks;

import static dev.tollbridge.audit.AuditKind.NOTICE_REJECTED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.AlipayShop.Waiting;
import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.ApiClient.Answer;
import dev.tollbridge.testing.LocalServer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notices that try to have the server fetch something, or read what no channel of it writes. */
@SuppressWarnings("NullAway.Init") // set before each test
class NoticeSmugglingTest extends AttackTest {
    private Waiting waiting;
    private KeyPair channelKey;

    /** What the server would ask if it did as told; in development mode it could. */
    private LocalServer bait;

    private final AtomicInteger fetched = new AtomicInteger();

    @BeforeEach
    void open() {
        waiting = victim.shop.waiting();
        channelKey = ForgedNotice.trust(server, victim.shop);
        bait =
                new LocalServer(exchange -> {
                    fetched.incrementAndGet();
                    exchange.sendResponseHeaders(200, -1);
                });
    }

    @AfterEach
    void close() {
        bait.close();
    }

    @Tag("attack-notice-certificate-url")
    @Test
    void namesACertificateToBeFetched() throws IOException, InterruptedException {
        var forged =
                ForgedNotice.paid(victim.shop, waiting.orderNo())
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
        var notice = ForgedNotice.paid(victim.shop, waiting.orderNo()).signed(channelKey);
        var answer =
                victim.assertRefusedAndAudited(
                        NOTICE_REJECTED, () -> send(notice.with(member, "IDR").body()));
        assertThat(answer.http().body()).isEqualTo("fail");
        assertThat(victim.shop.status(waiting.id())).isEqualTo("pending");
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
                ForgedNotice.paid(victim.shop, waiting.orderNo())
                        .with("subject", "\u8336")
                        .signed(channelKey);
        for (String charset : new String[] {"GBK", "utf-16", "no-such-charset", "utf-7"}) {
            victim.assertRefusedAndAudited(
                    NOTICE_REJECTED, () -> send(notice.with("charset", charset).body()));
        }
        assertThat(victim.shop.status(waiting.id())).isEqualTo("pending");
    }

    private String url() {
        return bait.url() + "/certificate";
    }

    private String path() {
        return "/v1/notices/alipay/" + victim.shop.account().id().print();
    }

    private Answer send(String body) {
        return ForgedNotice.send(anyone, victim.shop, body);
    }

    private static Answer sendXml(ApiClient client, String path, String xml) {
        return client.send(
                client.request(path)
                        .header("Content-Type", "text/xml; charset=utf-8")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(xml, UTF_8)));
    }
}
