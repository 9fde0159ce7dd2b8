package dev.tollbridge.channels.__name__;

import dev.tollbridge.channels.support.SettingsReader;
import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.ChannelAdapter;
import dev.tollbridge.spi.ChannelDescriptor;
import java.util.Optional;

/** The entry point of the channel {@code __name__}. */
public final class __Name__Adapter implements ChannelAdapter {

    @Override
    public ChannelDescriptor descriptor() {
        return __Name__Descriptor.DESCRIPTOR;
    }

    /** Decode keys and certificates here, once, and give what was decoded to the account. */
    @Override
    public Opening open(AccountSettings settings) {
        return SettingsReader.open(
                settings,
                fields -> {
                    var merchantId = fields.required("merchant_id", ".+", "is required");
                    var apiKey = fields.secret("api_key", Optional::of, "is required");
                    return merchantId == null || apiKey == null
                            ? Optional.empty()
                            : Optional.of(new __Name__Account());
                });
    }
}
