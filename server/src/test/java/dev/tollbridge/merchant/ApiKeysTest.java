package dev.tollbridge.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.kernel.Digests;
import dev.tollbridge.testing.ServerTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class ApiKeysTest {
    @Autowired ApiKeys keys;
    @Autowired Apps apps;
    @Autowired Merchants merchants;
    @Autowired Clock clock;
    @Autowired JdbcClient jdbc;

    @Tag("attack-secrets-at-rest")
    @Test
    void authenticatesItsAppInItsModeAndIsStoredAsAHashOnly() {
        var merchant = merchants.create("Keys").id();
        var app = apps.create(merchant, "shop");
        var test = keys.issue(app, false);
        var live = keys.issue(app, true);
        assertThat(test.secret().reveal()).matches("sk_test_[0-9A-Za-z]{40}").endsWith(test.hint());
        assertThat(live.secret().reveal()).matches("sk_live_[0-9A-Za-z]{40}");
        assertThat(test.toString()).doesNotContain(test.secret().reveal());
        assertThat(keys.authenticate(test.secret().reveal()))
                .contains(new Credential(new Caller(merchant, app.id(), false), false));
        assertThat(keys.authenticate(live.secret().reveal()))
                .contains(new Credential(new Caller(merchant, app.id(), true), false));
        var row =
                jdbc.sql("select k::text from api_keys k where id = :id")
                        .param("id", test.id().value())
                        .query(String.class)
                        .single();
        assertThat(row)
                .contains(test.hint())
                .doesNotContain(test.secret().reveal())
                .contains(hex(test.secret().reveal()));
    }

    @Test
    void refusesUnknownExpiredAndRevokedKeysAndThoseOfSuspendedMerchants() {
        var merchant = merchants.create("Refusals").id();
        var app = apps.create(merchant, "shop");
        var secret = keys.issue(app, false).secret().reveal();
        assertThat(keys.authenticate(secret + "x")).isEmpty();
        assertThat(keys.authenticate(secret.replace("sk_test_", "sk_live_"))).isEmpty();
        assertThat(keys.authenticate("")).isEmpty();
        assertThat(keys.authenticate("sk_test_" + "x".repeat(10_000))).isEmpty();

        var expired = keys.issue(app, false, clock.instant().minus(Duration.ofSeconds(1)));
        assertThat(keys.authenticate(expired.secret().reveal())).isEmpty();

        var revoked = keys.issue(app, false);
        assertThat(keys.authenticate(revoked.secret().reveal())).isPresent();
        keys.revoke(revoked.id());
        assertThat(keys.authenticate(revoked.secret().reveal())).isEmpty();

        merchants.suspend(merchant);
        assertThat(keys.authenticate(secret)).isEmpty();
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(Digests.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }
}
