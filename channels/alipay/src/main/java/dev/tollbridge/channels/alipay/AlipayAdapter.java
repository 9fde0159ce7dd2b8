package dev.tollbridge.channels.alipay;

import dev.tollbridge.channels.support.SettingsReader;
import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.ChannelAdapter;
import dev.tollbridge.spi.ChannelDescriptor;

/** The entry point of the channel {@code alipay}. */
public final class AlipayAdapter implements ChannelAdapter {

    @Override
    public ChannelDescriptor descriptor() {
        return AlipayDescriptor.DESCRIPTOR;
    }

    @Override
    public Opening open(AccountSettings settings) {
        return SettingsReader.open(
                settings, fields -> AlipayCredentials.read(fields).map(AlipayAccount::of));
    }
}
