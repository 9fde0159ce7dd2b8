package dev.tollbridge.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.audit.AuditKind;
import dev.tollbridge.testing.ApiClient;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody of the merchant's own turns money aside, and hopes that nobody can tell. */
class UnseenChangesTest extends AttackTest {
    @Autowired JdbcClient jdbc;

    @Tag("attack-unseen-change")
    @Test
    void whatHappensToStrayMoney() {
        var answer = victim.api().patch("/v1/settings", "{\"stray_money\": \"accept\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertRecord(AuditKind.MERCHANT_CHANGED, victim.merchant().print(), answer);
        assertThat(details(AuditKind.MERCHANT_CHANGED).getLast())
                .contains("\"stray_money\":\"accept\"", victim.shop.app().id().print());
    }

    @Tag("attack-unseen-change")
    @Test
    void whatBecomesOfAnIncident() {
        var waiting = victim.shop.waiting();
        var key = ForgedNotice.trust(server, victim.shop);
        var notice = ForgedNotice.paid(victim.shop, waiting.orderNo()).with("total_amount", "0.01");
        ForgedNotice.send(anyone, victim.shop, notice.signed(key).body());
        var incident = victim.api().get("/v1/incidents").text("/data/0/id");
        var path = "/v1/incidents/" + incident + "/resolve";

        var refused = victim.api().post(path, "{\"action\": \"accept\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(details(AuditKind.INCIDENT_DECIDED)).isEmpty();
        var answer = victim.api().post(path, "{\"action\": \"dismiss\", \"note\": \"Trust me.\"}");
        assertThat(answer.text("/status")).isEqualTo("resolved");
        assertRecord(AuditKind.INCIDENT_DECIDED, incident, answer);
        assertThat(details(AuditKind.INCIDENT_DECIDED).getLast())
                .contains("\"action\":\"dismiss\"", waiting.id(), victim.shop.app().id().print())
                .doesNotContain("Trust me");
    }

    @Tag("attack-unseen-change")
    @Test
    void whereMoneyAndEventsGo() {
        var account = victim.shop.account().id().print();
        var changed =
                victim.api()
                        .patch(
                                "/v1/channel_accounts/" + account,
                                "{\"credentials\": {\"seller_id\": \"2088000000000001\"}}");
        assertThat(changed.status()).as(changed.http().body()).isEqualTo(200);
        assertRecord(AuditKind.CHANNEL_ACCOUNT_CHANGED, account, changed);
        var created =
                victim.api().post("/v1/webhook_endpoints", "{\"url\": \"https://evil.example/\"}");
        var endpoint = created.text("/id");
        assertRecord(AuditKind.WEBHOOK_ENDPOINT_CREATED, endpoint, created);
        var disabled =
                victim.api().patch("/v1/webhook_endpoints/" + endpoint, "{\"enabled\": false}");
        assertRecord(AuditKind.WEBHOOK_ENDPOINT_CHANGED, endpoint, disabled);
        var rotated = victim.api().post("/v1/webhook_endpoints/" + endpoint + "/rotate_secret", "");
        assertRecord(AuditKind.WEBHOOK_SECRET_ROTATED, endpoint, rotated);
        assertThat(details(AuditKind.WEBHOOK_SECRET_ROTATED).getLast())
                .doesNotContain(rotated.text("/secret"));
    }

    /** Written in the transaction of the change: nothing is waited for. */
    private void assertRecord(AuditKind kind, String subject, ApiClient.Answer answer) {
        assertThat(
                        jdbc.sql(
                                        """
                                        select count(*) from audit_records
                                        where kind = :kind and subject = :subject and merchant_id = :merchant
                                          and detail::json ->> 'request_id' = :request\
                                        """)
                                .param("kind", kind.code())
                                .param("subject", subject)
                                .param("merchant", victim.merchant().value())
                                .param("request", answer.header("X-Request-Id"))
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    private List<String> details(AuditKind kind) {
        return jdbc.sql(
                        "select detail from audit_records where kind = :kind and merchant_id = :merchant order by sequence")
                .param("kind", kind.code())
                .param("merchant", victim.merchant().value())
                .query((row, number) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }
}
