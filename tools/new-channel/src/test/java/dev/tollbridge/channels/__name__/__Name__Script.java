package dev.tollbridge.channels.__name__;

import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.ChannelAdapter;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.RawNotice;
import dev.tollbridge.spi.Secret;
import dev.tollbridge.testkit.ChannelScript;
import dev.tollbridge.testkit.NoticeSample;
import dev.tollbridge.testkit.Samples;
import dev.tollbridge.testkit.Situation;
import java.util.List;
import java.util.Map;

/**
 * The channel's side. Write it from the channel's documentation, not from the adapter: check each
 * request as the channel would, and sign answers and notices with {@code key}.
 */
record __Name__Script(String key) implements ChannelScript {

    @Override
    public ChannelAdapter adapter() {
        return new __Name__Adapter();
    }

    @Override
    public AccountSettings settings() {
        return new AccountSettings(
                "acc_1",
                true,
Samples.NOTICE_URL,
                Map.of("merchant_id", "10000001"),
                Map.of("api_key", Secret.of("an-api-key-for-tests")),
                Map.of());
    }

    @Override
    public HttpReply answer(HttpCall call, Situation situation, Money amount) {
        throw new AssertionError(
                "write what the channel answers to " + call.operation() + " when " + situation);
    }

    @Override
    public RawNotice notice(NoticeSample sample) {
        return new RawNotice("POST", "", List.of(), new byte[0]);
    }

    @Override
    public RawNotice foreignNotice(NoticeSample sample) {
        return new RawNotice("POST", "", List.of(), new byte[0]);
    }

    @Override
    public ChannelScript imposter() {
        return new __Name__Script("somebody else's key");
    }
}
