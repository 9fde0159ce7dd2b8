package dev.tollbridge.merchant;

import dev.tollbridge.kernel.ChannelAccountId;
import dev.tollbridge.kernel.MerchantId;
import dev.tollbridge.spi.AccountSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The merchants' accounts at channels. */
public interface ChannelAccounts {
    /** Of whichever merchant: for notices, which know only the account. */
    Optional<ChannelAccount> find(ChannelAccountId id);

    Optional<ChannelAccount> find(MerchantId merchant, ChannelAccountId id);

    /** The enabled ones, by priority and age. */
    List<ChannelAccount> enabled(MerchantId merchant, boolean live);

    /**
     * With the secrets unsealed and the learned facts: for opening the adapter's account, and for
     * nothing else.
     */
    AccountSettings settings(ChannelAccount account);

    /** Keeps public facts that the channel told. */
    void learn(ChannelAccount account, Map<String, String> facts);
}
