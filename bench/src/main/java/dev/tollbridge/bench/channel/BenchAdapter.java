package dev.tollbridge.bench.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.Capability;
import dev.tollbridge.spi.ChannelAdapter;
import dev.tollbridge.spi.ChannelDescriptor;
import dev.tollbridge.spi.ChannelDescriptor.Captures;
import dev.tollbridge.spi.ChannelDescriptor.MethodSupport;
import dev.tollbridge.spi.ChannelDescriptor.QueryPlan;
import dev.tollbridge.spi.CredentialField;
import dev.tollbridge.spi.LocalizedText;
import dev.tollbridge.spi.Scene;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;

/** The entry point of the channel {@code bench}. */
public final class BenchAdapter implements ChannelAdapter {
    public static final String CODE = "bench";
    static final String MAC = "HmacSHA256";
    private static final String GATEWAY = "gateway_url";
    private static final String SECRET = "secret";

    private static final ChannelDescriptor DESCRIPTOR =
            new ChannelDescriptor(
                    CODE,
                    new LocalizedText("Benchmark", "基准测试"),
                    List.of(
                            new MethodSupport(
                                    CODE,
                                    Scene.QR,
                                    Set.of("CNY"),
                                    1,
                                    10_000_000_000L,
                                    Set.of(),
                                    Captures.NONE,
                                    Duration.ofHours(2),
                                    false)),
                    List.of(
                            field(GATEWAY, CredentialField.Type.URL, false),
                            field(SECRET, CredentialField.Type.SHARED_SECRET, true)),
                    Set.of(
                            Capability.PAY,
                            Capability.QUERY,
                            Capability.CLOSE,
                            Capability.REFUND,
                            Capability.QUERY_REFUND,
                            Capability.RECEIVE_NOTICES),
                    List.of(),
                    // Longer than a run: what is measured is the load, not the asking about orders
                    // that the load leaves unpaid on purpose.
                    new QueryPlan(List.of(Duration.ofMinutes(30)), Duration.ofHours(24)),
                    List.of());

    private static CredentialField field(String name, CredentialField.Type type, boolean secret) {
        var label = new LocalizedText(name, name);
        return new CredentialField(name, label, label, type, true, secret, List.of(), "");
    }

    @Override
    public ChannelDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Opening open(AccountSettings settings) {
        var gateway = settings.value(GATEWAY);
        var secret = settings.secret(SECRET);
        if (gateway.isEmpty() || secret.isEmpty()) {
            return new Opening.Refused(
                    List.of(new Opening.Problem(GATEWAY, "gateway_url and secret are required")));
        }
        return new Opening.Opened(
                new BenchAccount(
                        URI.create(gateway.get()),
                        settings.noticeUrl(),
                        new SecretKeySpec(secret.get().reveal().getBytes(UTF_8), MAC)));
    }
}
