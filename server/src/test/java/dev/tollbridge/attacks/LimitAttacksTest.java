package dev.tollbridge.attacks;

import static dev.tollbridge.audit.AuditKind.RATE_LIMITED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.Shop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Who asks very often. The limits are low here, and the windows a minute where they may be. */
@TestPropertySource(
        properties = {
            "tollbridge.limits.calls-per-second=20",
            "tollbridge.limits.pages-per-second=5",
            "tollbridge.limits.failed-logins-per-minute=5",
            "tollbridge.limits.rejected-notices-per-minute=5"
        })
class LimitAttacksTest extends AttackTest {
    @Autowired JdbcClient jdbc;

    @Tag("attack-flood-of-calls")
    @Test
    void oneAppIsHeldUpAndOthersAreNot() {
        var greedy = Shop.open(server);
        var answer = greedy.test().get("/v1/payments");
        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"calls\";q=20;w=1");
        assertThat(answer.header("RateLimit")).matches("\"calls\";r=19;t=1");
        for (int i = 0; i < 1000 && answer.status() == 200; i++) {
            answer = greedy.test().get("/v1/payments");
        }
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.text("/code")).isEqualTo("rate_limited");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(victim.api().get("/v1/payments").status()).isEqualTo(200);
    }

    @Tag("attack-flood-of-pages")
    @Test
    void oneAddressIsHeldUpAtPages() {
        var answer = anyone.get("/checkout/x");
        for (int i = 0; i < 1000 && answer.status() != 429; i++) {
            answer = victim.assertNothingChanges(() -> anyone.get("/checkout/x"));
        }
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"pages\";q=5;w=1");
        assertThat(victim.api().get("/v1/payments").status()).isEqualTo(200);
    }

    @Tag("attack-brute-force")
    @Test
    void guessingKeysIsToldOffAndOthersOfTheSameAddressAreServed() {
        var guesser = ApiClient.of(Shop.port(server), "sk_test_guess");
        for (int i = 0; i < 5; i++) {
            assertThat(guesser.get("/v1/payments").status()).isEqualTo(401);
        }
        var answer = guesser.get("/v1/payments");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.text("/code")).isEqualTo("rate_limited");
        assertThat(answer.header("Retry-After")).isEqualTo("12");
        var again = victim.assertRefusedAndAudited(RATE_LIMITED, () -> guesser.get("/v1/payments"));
        assertThat(again.status()).isEqualTo(429);
        assertThat(victim.api().get("/v1/payments").status()).isEqualTo(200);
    }

    @Tag("attack-flood-of-notices")
    @Test
    void forgedNoticesAreNoLongerKeptAndTrueOnesGoOn() {
        var waiting = victim.shop.waiting();
        var channelKey = ForgedNotice.trust(server, victim.shop);
        var genuine = ForgedNotice.paid(victim.shop, waiting.orderNo());
        var forged = genuine.with("sign", "AAAA").body();
        for (int i = 0; i < 6; i++) {
            ForgedNotice.send(anyone, victim.shop, forged);
        }
        long kept = kept();
        var answer =
                victim.assertRefusedAndAudited(
                        RATE_LIMITED, () -> ForgedNotice.send(anyone, victim.shop, forged));
        assertThat(answer.status()).isEqualTo(429);
        assertThat(kept()).isEqualTo(kept).isLessThan(6);
        var body = genuine.signed(channelKey).body();
        assertThat(ForgedNotice.send(anyone, victim.shop, body).http().body()).isEqualTo("success");
        assertThat(victim.shop.status(waiting.id())).isEqualTo("succeeded");
    }

    private long kept() {
        return jdbc.sql("select count(*) from channel_notices where merchant_id = :merchant")
                .param("merchant", victim.merchant().value())
                .query(Long.class)
                .single();
    }
}
