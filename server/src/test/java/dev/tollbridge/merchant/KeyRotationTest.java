package dev.tollbridge.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.kernel.ServerSettings;
import dev.tollbridge.spi.Secret;
import dev.tollbridge.testing.ServerTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class KeyRotationTest {
    @Autowired KeyRotation rotation;
    @Autowired Merchants merchants;
    @Autowired Apps apps;
    @Autowired ChannelAccounts accounts;
    @Autowired WebhookEndpoints endpoints;
    @Autowired SigningKeys signingKeys;
    @Autowired IdGenerator ids;
    @Autowired JdbcClient jdbc;
    @Autowired ServerSettings settings;

    @Tag("attack-secrets-at-rest")
    @Test
    void sealsEverySecretAnewAndAllStillOpen() {
        var merchant = merchants.create("Rotation").id();
        var app = apps.create(merchant, "shop");
        var account =
                accounts.create(
                        new ChannelAccountId(ids.next()),
                        merchant,
                        false,
                        new ChannelAccounts.Draft(
                                "fake", "A", true, 1, Map.of(), Map.of("key", Secret.of("k1"))));
        var endpoint = endpoints.create(merchant, false, "https://shop.example/", List.of());
        var renewed = endpoints.rotateSecret(endpoint.endpoint().id());
        var signing = signingKeys.issueSecret(app, false);
        byte[] before = sealed(account.id());

        assertThat(rotation.rotate()).isGreaterThanOrEqualTo(4);

        assertThat(keyId(sealed(account.id()))).isNotEqualTo(keyId(before));
        assertThat(accounts.settings(account).secrets()).containsValue(Secret.of("k1"));
        var id = endpoint.endpoint().id();
        var secrets = endpoints.target(id).orElseThrow().secrets();
        assertThat(secrets).isEqualTo(new EndpointSecrets(renewed.secret(), endpoint.secret()));
        signingKeys.revoke("sig_other");
        assertThat(signingKeys.find(signing.keyId()).orElseThrow().secret())
                .isEqualTo(signing.secret());

        // The file on disk has the new key: a server that starts now opens everything.
        var reopened = new Sealer(settings.dataDir(), KeyFile.open(settings.dataDir(), () -> true));
        assertThat(reopened.unsealText(sealed(account.id()), account.id().print()).reveal())
                .contains("k1");
        assertThat(reopened.unsealText(before, account.id().print()).reveal()).contains("k1");
    }

    private byte[] sealed(ChannelAccountId id) {
        return jdbc.sql("select sealed_secrets from channel_accounts where id = :id")
                .param("id", id.value())
                .query((row, n) -> row.getBytes(1))
                .single();
    }

    /** The key's id in Tink's wire format: the four bytes after the first. */
    private static List<Byte> keyId(byte[] sealed) {
        return List.of(sealed[1], sealed[2], sealed[3], sealed[4]);
    }

    @Test
    void happensAtAStartThatAsksForItOnly() {
        var account =
                accounts.create(
                        new ChannelAccountId(ids.next()),
                        merchants.create("Start").id(),
                        false,
                        new ChannelAccounts.Draft("fake", "A", true, 1, Map.of(), Map.of()));
        byte[] before = sealed(account.id());
        var start = new KeyRotationAtStart(rotation);
        start.run(new DefaultApplicationArguments());
        assertThat(sealed(account.id())).isEqualTo(before);
        start.run(new DefaultApplicationArguments("--rotate-keys"));
        assertThat(keyId(sealed(account.id()))).isNotEqualTo(keyId(before));
    }
}
