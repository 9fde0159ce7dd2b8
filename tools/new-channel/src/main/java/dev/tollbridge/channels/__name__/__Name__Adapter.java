package dev.tollbridge.channels.__name__;

import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.ChannelAdapter;
import dev.tollbridge.spi.ChannelDescriptor;
import java.util.ArrayList;

/** The entry point of the channel {@code __name__}. */
public final class __Name__Adapter implements ChannelAdapter {

    @Override
    public ChannelDescriptor descriptor() {
        return __Name__Descriptor.DESCRIPTOR;
    }

    /** Decode keys and certificates here, once, and give what was decoded to the account. */
    @Override
    public Opening open(AccountSettings settings) {
        var problems = new ArrayList<Opening.Problem>();
        if (settings.value("merchant_id").isEmpty()) {
            problems.add(new Opening.Problem("merchant_id", "is required"));
        }
        if (settings.secret("api_key").isEmpty()) {
            problems.add(new Opening.Problem("api_key", "is required"));
        }
        if (!problems.isEmpty()) {
            return new Opening.Refused(problems);
        }
        return new Opening.Opened(new __Name__Account());
    }
}
