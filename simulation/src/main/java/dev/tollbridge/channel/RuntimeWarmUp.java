package dev.tollbridge.channel;

import dev.tollbridge.merchant.ChannelAccount;
import org.springframework.stereotype.Component;

/** Opens an account before actors use it, so that no two wait for each other at the cache. */
@Component
public class RuntimeWarmUp {
    private final ChannelRuntime runtime;

    RuntimeWarmUp(ChannelRuntime runtime) {
        this.runtime = runtime;
    }

    public void open(ChannelAccount account) {
        if (runtime.open(account) instanceof dev.tollbridge.spi.ChannelAdapter.Opening.Refused r) {
            throw new IllegalStateException("the account is not usable: " + r);
        }
    }
}
