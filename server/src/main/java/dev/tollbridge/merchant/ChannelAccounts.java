package dev.tollbridge.merchant;

import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The merchants' accounts at channels. */
public interface ChannelAccounts {
    int DEFAULT_PRIORITY = 100;

    /** Of whichever merchant: for notices, which know only the account. */
    Optional<ChannelAccount> find(ChannelAccountId id);

    Optional<ChannelAccount> find(MerchantId merchant, ChannelAccountId id);

    /** The enabled ones, by priority and age. */
    List<ChannelAccount> enabled(MerchantId merchant, boolean live);

    /** All of one mode, newest first. */
    List<ChannelAccount> all(MerchantId merchant, boolean live);

    /**
     * With the secrets unsealed and the learned facts: for opening the adapter's account, and for
     * nothing else.
     */
    AccountSettings settings(ChannelAccount account);

    /** Keeps public facts that the channel told. */
    void learn(ChannelAccount account, Map<String, String> facts);

    /**
     * Keeps a new account. The caller has had the credentials checked by the channel's adapter.
     *
     * @param id the id it gets; made already because the adapter was shown it
     */
    ChannelAccount create(ChannelAccountId id, MerchantId merchant, boolean live, Draft draft);

    /**
     * Replaces everything but the channel; the caller has had the credentials checked.
     *
     * @return empty if the account was changed by someone else since it was read
     */
    Optional<ChannelAccount> update(ChannelAccount read, Draft draft);

    /**
     * What a merchant says of an account.
     *
     * @param priority the lower is tried first
     * @param secrets all of them: what is missing here is forgotten
     * @param fee what the channel keeps of each payment that is made from now on
     */
    record Draft(
            String channel,
            String name,
            boolean enabled,
            int priority,
            Map<String, String> values,
            Map<String, Secret> secrets,
            FeeRule fee) {
        public Draft {
            values = Map.copyOf(values);
            secrets = Map.copyOf(secrets);
        }

        /** Of a channel that keeps nothing. */
        public Draft(
                String channel,
                String name,
                boolean enabled,
                int priority,
                Map<String, String> values,
                Map<String, Secret> secrets) {
            this(channel, name, enabled, priority, values, secrets, FeeRule.NONE);
        }
    }
}
