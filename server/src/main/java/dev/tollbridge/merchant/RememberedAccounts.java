package dev.tollbridge.merchant;

import com.github.benmanes.caffeine.cache.Cache;
import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.spi.AccountSettings;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * Remembers for a few seconds what every payment asks of the table. A change made at this node
 * counts at once, one made at another node when the memory fades. Whoever is about to change an
 * account, or shows it to its merchant, reads the table.
 */
@Component
@Primary
class RememberedAccounts implements ChannelAccounts {
    private record OfMode(MerchantId merchant, boolean live) {}

    private final ChannelAccountTable table;
    private final Cache<ChannelAccountId, ChannelAccount> byId;
    private final Cache<OfMode, List<ChannelAccount>> enabled;

    RememberedAccounts(ChannelAccountTable table, InstantSource clock) {
        this.table = table;
        this.byId = Remembered.cache(clock);
        this.enabled = Remembered.cache(clock);
    }

    @Override
    public Optional<ChannelAccount> find(ChannelAccountId id) {
        return Optional.ofNullable(byId.getIfPresent(id))
                .or(() -> {
                    var found = table.find(id);
                    found.ifPresent(account -> byId.put(id, account));
                    return found;
                });
    }

    @Override
    public Optional<ChannelAccount> find(MerchantId merchant, ChannelAccountId id) {
        return table.find(merchant, id);
    }

    @Override
    public List<ChannelAccount> enabled(MerchantId merchant, boolean live) {
        var mode = new OfMode(merchant, live);
        var known = enabled.getIfPresent(mode);
        if (known != null) {
            return known;
        }
        var found = table.enabled(merchant, live);
        // That there is none is mended by adding one, perhaps at another node: looked up each time.
        if (!found.isEmpty()) {
            enabled.put(mode, found);
        }
        return found;
    }

    @Override
    public List<ChannelAccount> all(MerchantId merchant, boolean live) {
        return table.all(merchant, live);
    }

    @Override
    public AccountSettings settings(ChannelAccount account) {
        return table.settings(account);
    }

    @Override
    public void learn(ChannelAccount account, Map<String, String> facts) {
        forgetting(
                account,
                () -> {
                    table.learn(account, facts);
                    return account;
                });
    }

    @Override
    public ChannelAccount create(
            ChannelAccountId id, MerchantId merchant, boolean live, Draft draft) {
        var created = table.create(id, merchant, live, draft);
        enabled.invalidate(new OfMode(merchant, live));
        return created;
    }

    @Override
    public Optional<ChannelAccount> update(ChannelAccount read, Draft draft) {
        return forgetting(read, () -> table.update(read, draft));
    }

    private <T> T forgetting(ChannelAccount account, Supplier<T> change) {
        try {
            return change.get();
        } finally {
            byId.invalidate(account.id());
            enabled.invalidate(new OfMode(account.merchant(), account.live()));
        }
    }
}
