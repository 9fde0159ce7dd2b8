package dev.tollbridge.channels.__name__;

import dev.tollbridge.spi.Capability;
import dev.tollbridge.spi.ChannelDescriptor;
import dev.tollbridge.spi.ChannelDescriptor.Captures;
import dev.tollbridge.spi.ChannelDescriptor.MethodSupport;
import dev.tollbridge.spi.ChannelDescriptor.QueryPlan;
import dev.tollbridge.spi.CredentialField;
import dev.tollbridge.spi.LocalizedText;
import dev.tollbridge.spi.Scene;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What the channel is, as data. The values here are examples: make them the channel's own. */
final class __Name__Descriptor {
    static final ChannelDescriptor DESCRIPTOR =
            new ChannelDescriptor(
                    "__name__",
                    new LocalizedText("__Name__", "__Name__"),
                    List.of(
                            new MethodSupport(
                                    "__name__",
                                    Scene.WEB,
                                    Set.of("CNY"),
                                    1,
                                    100_000_000,
                                    Set.of(),
                                    Captures.NONE,
                                    Duration.ofHours(2),
                                    false)),
                    List.of(
                            field("merchant_id", CredentialField.Type.TEXT, "Merchant", "商户号"),
                            field("api_key", CredentialField.Type.SHARED_SECRET, "Key", "密钥")),
                    Set.of(Capability.PAY, Capability.QUERY),
                    List.of(),
                    new QueryPlan(
                            List.of(Duration.ofSeconds(3), Duration.ofSeconds(30)),
                            Duration.ofHours(24)),
                    List.of());

    private __Name__Descriptor() {}

    private static CredentialField field(
            String name, CredentialField.Type type, String en, String zhCn) {
        boolean secret = type == CredentialField.Type.SHARED_SECRET;
        return new CredentialField(
                name,
                new LocalizedText(en, zhCn),
                new LocalizedText("From the channel's console", "来自渠道的商户后台"),
                type,
                true,
                secret,
                List.of(),
                "");
    }
}
