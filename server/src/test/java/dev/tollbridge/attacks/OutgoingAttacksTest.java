package dev.tollbridge.attacks;

import static dev.tollbridge.audit.AuditKind.CALL_REFUSED;
import static dev.tollbridge.audit.AuditKind.OUTGOING_ADDRESS_REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.Await;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A merchant makes the server call where only the server can call. */
class OutgoingAttacksTest extends AttackTest {
    @Autowired JdbcClient jdbc;

    /** The server of the tests is in development mode, which opens loopback and nothing else. */
    @Tag("attack-private-address")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "http://10.0.0.1/",
                "https://192.168.1.1/",
                "https://100.64.0.1/",
                "http://[::ffff:10.0.0.1]/",
                "http://[fe80::1]/",
                "http://[64:ff9b::a00:1]/",
                "http://0.0.0.0/"
            })
    void webhooks(String url) {
        var body = "{\"url\": \"" + url + "\"}";
        assertThat(victim.api().post("/v1/webhook_endpoints", body).status()).isEqualTo(201);
        var created =
                victim.api()
                        .post(
                                "/v1/payments",
                                "{\"amount\": 100, \"currency\": \"CNY\", \"merchant_order_id\": \"%s\", \"subject\": \"Tea\"}"
                                        .formatted(UUID.randomUUID()));
        assertThat(created.status()).isEqualTo(201);
        Await.until(
                () -> victim.api().get("/v1/webhook_deliveries").http().body(),
                text -> text.contains("address_not_allowed"));
        assertAudited("webhook", url);
    }

    @Tag("attack-private-address")
    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254/gateway.do", "http://10.0.0.1/gateway.do"})
    void channelCalls(String url) {
        var account = "/v1/channel_accounts/" + victim.shop.account().id().print();
        var changed =
                victim.api()
                        .patch(account, "{\"credentials\": {\"gateway_url\": \"" + url + "\"}}");
        assertThat(changed.status()).as(changed.http().body()).isEqualTo(200);
        var answer =
                victim.api()
                        .post(
                                "/v1/payments",
                                """
                                {"amount": 100, "currency": "CNY", "merchant_order_id": "%s", "subject": "Tea",
                                 "method": "alipay", "scene": "qr"}
                                """
                                        .formatted(UUID.randomUUID()));
        assertThat(answer.text("/status")).isNotEqualTo("pending");
        assertThat(answer.http().body()).doesNotContain("169.254", "10.0.0.1");
        assertAudited("channel", url);
    }

    @Tag("attack-other-schemes")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "gopher://127.0.0.1:6379/_x",
                "ftp://shop.example/",
                "jar:http://shop.example!/",
                "https://user:pass@shop.example/"
            })
    void schemesThatAreNotTheWebs(String url) {
        var hook = "{\"url\": \"" + url + "\"}";
        var answer =
                victim.assertRefusedAndAudited(
                        CALL_REFUSED, () -> victim.api().post("/v1/webhook_endpoints", hook));
        assertThat(answer.status()).isEqualTo(400);
        var gateway = "{\"credentials\": {\"gateway_url\": \"" + url + "\"}}";
        var account = "/v1/channel_accounts/" + victim.shop.account().id().print();
        victim.assertRefusedAndAudited(CALL_REFUSED, () -> victim.api().patch(account, gateway));
    }

    private void assertAudited(String purpose, String url) {
        String host = url.replaceAll("^https?://\\[?([^/\\]]+).*", "$1");
        Await.until(
                () ->
                        jdbc.sql(
                                        """
                                        select count(*) from audit_records where kind = :kind
                                          and detail::json ->> 'purpose' = :purpose
                                          and strpos(detail::json ->> 'why', :host) > 0
                                        """)
                                .param("kind", OUTGOING_ADDRESS_REFUSED.code())
                                .param("purpose", purpose)
                                .param("host", host)
                                .query(Long.class)
                                .single(),
                count -> count > 0);
    }
}
