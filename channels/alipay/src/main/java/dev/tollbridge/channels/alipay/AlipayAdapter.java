package dev.tollbridge.channels.alipay;

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
        var fields = new SettingsReader(settings);
        var credentials = AlipayCredentials.read(fields);
        return credentials
                .<Opening>map(found -> new Opening.Opened(AlipayAccount.of(found)))
                .orElseGet(() -> new Opening.Refused(fields.problems()));
    }
}
