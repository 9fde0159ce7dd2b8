package dev.tollbridge.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.testing.ApiClient;
import dev.tollbridge.testing.ServerTest;
import dev.tollbridge.testing.Shop;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

@ServerTest
@TestPropertySource(properties = "tollbridge.limits.failed-logins-per-minute=5")
class FailedLoginsTest {
    @Autowired ApplicationContext server;

    @Tag("attack-brute-force")
    @Test
    void guessingIsToldOffAndOthersOfTheSameAddressAreServed() {
        var guesser = ApiClient.of(Shop.port(server), "sk_test_guess");
        for (int i = 0; i < 5; i++) {
            assertThat(guesser.get("/v1/payments").status()).isEqualTo(401);
        }
        var answer = guesser.get("/v1/payments");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.text("/code")).isEqualTo("rate_limited");
        assertThat(answer.header("Retry-After")).isEqualTo("12");
        assertThat(Shop.open(server).test().get("/v1/payments").status()).isEqualTo(200);
    }
}
