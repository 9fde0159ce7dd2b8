package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.channels.support.SettingsReader;
import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.ChannelAdapter;
import dev.tollbridge.spi.ChannelDescriptor;

/** The entry point of the channel {@code wechat_pay}. */
public final class WechatPayAdapter implements ChannelAdapter {

    @Override
    public ChannelDescriptor descriptor() {
        return WechatPayDescriptor.DESCRIPTOR;
    }

    @Override
    public Opening open(AccountSettings settings) {
        return SettingsReader.open(
                settings, fields -> WechatPayCredentials.read(fields).map(WechatPayAccount::of));
    }
}
