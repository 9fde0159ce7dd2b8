package dev.tollbridge.attacks;

import static dev.tollbridge.audit.AuditKind.AUTHENTICATION_FAILED;
import static dev.tollbridge.audit.AuditKind.CLIENT_SECRET_REFUSED;
import static dev.tollbridge.audit.AuditKind.SIGNATURE_REFUSED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.merchant.ApiKeys;
import dev.tollbridge.merchant.Merchants;
import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.Shop;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody with no key, a wrong one, or the key of another merchant. */
class AccessAttacksTest extends AttackTest {
    @Autowired ApiKeys keys;
    @Autowired Merchants merchants;
    @Autowired Clock clock;

    @Tag("attack-expired-key")
    @Test
    void withAKeyThatIsExpiredRevokedOrOfASuspendedMerchant() {
        var expired = keys.issue(victim.shop.app(), false, clock.instant().minusSeconds(1));
        var revoked = keys.issue(victim.shop.app(), false);
        keys.revoke(revoked.id());
        var suspended = Shop.open(server);
        merchants.suspend(suspended.app().merchant());
        int port = Shop.port(server);
        for (var client :
                List.of(
                        ApiClient.of(port, expired.secret().reveal()),
                        ApiClient.of(port, revoked.secret().reveal()),
                        ApiClient.of(port, "sk_test_" + "0".repeat(40)),
                        suspended.test(),
                        anyone)) {
            var answer =
                    victim.assertRefusedAndAudited(
                            AUTHENTICATION_FAILED, () -> client.get("/v1/payments"));
            assertThat(answer.text("/code")).isEqualTo("unauthenticated");
        }
    }

    @Tag("attack-signature-forged")
    @Test
    void aSignatureThatIsNone() {
        var created = clock.instant().minus(Duration.ofSeconds(1)).getEpochSecond();
        var request =
                anyone.request("/v1/payments")
                        .header(
                                "Signature-Input",
                                "sig1=(\"@method\" \"@target-uri\");created="
                                        + created
                                        + ";keyid=\"sig_x\";nonce=\"abcdefgh\"")
                        .header("Signature", "sig1=:AAAA:")
                        .GET();
        var answer = victim.assertRefusedAndAudited(SIGNATURE_REFUSED, () -> anyone.send(request));
        assertThat(answer.text("/code")).isEqualTo("signature_invalid");
    }

    @Tag("attack-jwt")
    @Test
    void aTokenThatSignsForItself() {
        var claims = "{\"sub\":\"%s\",\"live\":true}".formatted(victim.shop.app().id().print());
        for (String header :
                new String[] {
                    "{\"alg\":\"none\"}",
                    "{\"alg\":\"HS256\",\"kid\":\"x\"}",
                    "{\"alg\":\"RS256\",\"jku\":\"http://127.0.0.1/\"}"
                }) {
            var token = base64(header) + "." + base64(claims) + "." + base64("signature");
            for (String bearer : new String[] {token, token.substring(0, token.lastIndexOf('.'))}) {
                var client = ApiClient.of(Shop.port(server), bearer);
                var answer =
                        victim.assertRefusedAndAudited(
                                AUTHENTICATION_FAILED, () -> client.get("/v1/payments"));
                assertThat(answer.text("/code")).isEqualTo("unauthenticated");
            }
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    @Tag("attack-client-secret")
    @Test
    void aPayerGuessesTheSecretOfAnotherPayment() {
        var waiting = victim.shop.waiting();
        for (String guess :
                new String[] {
                    waiting.id() + "_secret_" + "0".repeat(32),
                    waiting.id(),
                    waiting.id() + "_secret_"
                }) {
            var answer =
                    victim.assertRefusedAndAudited(
                            CLIENT_SECRET_REFUSED, () -> anyone.get("/checkout/" + guess));
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.http().body()).doesNotContain("19.99", "Teapot");
        }
    }
}
