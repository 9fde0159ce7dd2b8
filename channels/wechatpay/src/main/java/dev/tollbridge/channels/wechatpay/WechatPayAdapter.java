package dev.tollbridge.channels.wechatpay;

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
        var fields = new SettingsReader(settings);
        var credentials = WechatPayCredentials.read(fields);
        return credentials
                .<Opening>map(found -> new Opening.Opened(WechatPayAccount.of(found)))
                .orElseGet(() -> new Opening.Refused(fields.problems()));
    }
}
