package dev.tollbridge.channels.unionpay;

import dev.tollbridge.channels.support.SettingsReader;
import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.ChannelAdapter;
import dev.tollbridge.spi.ChannelDescriptor;

/** The entry point of the channel {@code unionpay}. */
public final class UnionPayAdapter implements ChannelAdapter {
    @Override
    public ChannelDescriptor descriptor() {
        return UnionPayDescriptor.DESCRIPTOR;
    }

    @Override
    public Opening open(AccountSettings settings) {
        return SettingsReader.open(
                settings, fields -> UnionPayCredentials.read(fields).map(UnionPayAccount::of));
    }
}
