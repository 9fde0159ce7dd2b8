package dev.tollbridge.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.IdGenerator;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.spi.Secret;
import dev.tollbridge.testing.ServerTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class ChannelAccountsTest {
    @Autowired ChannelAccounts accounts;
    @Autowired Merchants merchants;
    @Autowired IdGenerator ids;
    MerchantId merchant = new MerchantId(new UUID(0, 0));

    @BeforeEach
    void merchant() {
        merchant = merchants.create("Accounts").id();
    }

    @Test
    void enabledOnesComeByPriorityThenAge() {
        var late = create("late", 50, true, false);
        var first = create("first", 10, true, false);
        var second = create("second", 10, true, false);
        create("off", 1, false, false);
        create("live", 1, true, true);
        assertThat(accounts.enabled(merchant, false))
                .extracting(ChannelAccount::id)
                .startsWith(
                        first.id().value().compareTo(second.id().value()) < 0
                                ? first.id()
                                : second.id())
                .containsExactlyInAnyOrder(first.id(), second.id(), late.id())
                .endsWith(late.id());
    }

    @Test
    void isSeenByItsMerchantOnly() {
        var account = create("mine", 1, true, false);
        assertThat(accounts.find(merchant, account.id())).contains(account);
        assertThat(accounts.find(account.id())).contains(account);
        assertThat(accounts.find(merchants.create("Other").id(), account.id())).isEmpty();
    }

    @Test
    void settingsCarryValuesSecretsAndFacts() {
        var account = create("full", 1, true, false);
        accounts.learn(account, Map.of("certificate", "C1"));
        var settings = accounts.settings(account);
        assertThat(settings.accountId()).isEqualTo(account.id().print());
        assertThat(settings.values()).containsEntry("app_id", "2021");
        assertThat(settings.secret("private_key")).contains(Secret.of("MII"));
        assertThat(settings.learned()).containsEntry("certificate", "C1");
    }

    @Test
    void versionGrowsWithEveryChangeAndEveryNewFactOnly() {
        var account = create("versions", 1, true, false);
        accounts.learn(account, Map.of("certificate", "C1"));
        assertThat(accounts.find(account.id()).orElseThrow().version()).isEqualTo(1);
        accounts.learn(account, Map.of("certificate", "C1"));
        assertThat(accounts.find(account.id()).orElseThrow().version()).isEqualTo(1);

        var read = accounts.find(account.id()).orElseThrow();
        var changed = accounts.update(read, draft("renamed", 2, false)).orElseThrow();
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.name()).isEqualTo("renamed");
        assertThat(accounts.update(read, draft("stale", 2, false))).isEmpty();
    }

    private ChannelAccount create(String name, int priority, boolean enabled, boolean live) {
        return accounts.create(
                new ChannelAccountId(ids.next()), merchant, live, draft(name, priority, enabled));
    }

    private static ChannelAccounts.Draft draft(String name, int priority, boolean enabled) {
        return new ChannelAccounts.Draft(
                "fake",
                name,
                enabled,
                priority,
                Map.of("app_id", "2021"),
                Map.of("private_key", Secret.of("MII")));
    }
}
