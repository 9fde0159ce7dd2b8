package dev.tollbridge.channels.qqwallet;

import dev.tollbridge.channels.support.SettingsReader;
import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.ChannelAdapter;
import dev.tollbridge.spi.ChannelDescriptor;

/** The entry point of the channel {@code qq_wallet}. */
public final class QqWalletAdapter implements ChannelAdapter {

    @Override
    public ChannelDescriptor descriptor() {
        return QqWalletDescriptor.DESCRIPTOR;
    }

    @Override
    public Opening open(AccountSettings settings) {
        return SettingsReader.open(
                settings, fields -> QqWalletCredentials.read(fields).map(QqWalletAccount::of));
    }
}
