package dev.tollbridge.channels.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.ChannelAdapter.Opening;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.Secret;
import dev.tollbridge.spi.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;

/**
 * An account of the adapter, and the key of the channel's side. The keys are made for this alone.
 */
final class Alipay {
    static final String APP_ID = "2021000000000001";
    static final String SELLER = "2088000000000009";
    static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final int MAX_STEPS = 10;
    private static final String PLATFORM_KEY = text("platform.key");
    static final AlipayAccount ACCOUNT = open();

    private Alipay() {}

    static CallContext context() {
        return new CallContext(NOW, new Random(42));
    }

    /** What the channel itself would sign: the key is that of the account's settings. */
    static String sign(byte[] message) {
        try {
            var signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(privateKey());
            signer.update(message);
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Holds the conversation to its end; fails if it has none. */
    static <T> Outcome<T> hold(Step<T> first, Function<String, HttpReply> channel) {
        var step = first;
        for (int i = 0; i <= MAX_STEPS; i++) {
            switch (step) {
                case Step.Done<T>(var outcome, var learned) -> {
                    Objects.requireNonNull(learned);
                    return outcome;
                }
                case Step.Http<T>(var call, var onReply) ->
                        step = onReply.apply(channel.apply(call.operation()));
            }
        }
        throw new AssertionError("the conversation has no end");
    }

    private static AlipayAccount open() {
        var settings =
                new AccountSettings(
                        "acc_1",
                        true,
                        URI.create("https://pay.example.com/n"),
                        Map.of(
                                "app_id", APP_ID,
                                "seller_id", SELLER,
                                "alipay_public_key", text("platform.pub")),
                        Map.of(
                                "app_private_key", Secret.of(text("app.key")),
                                "content_key", Secret.of("MDEyMzQ1Njc4OWFiY2RlZg==")),
                        Map.of());
        return switch (new AlipayAdapter().open(settings)) {
            case Opening.Opened(var account) -> (AlipayAccount) account;
            case Opening.Refused(var problems) -> throw new IllegalStateException(problems + "");
        };
    }

    private static PrivateKey privateKey() throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(PLATFORM_KEY)));
    }

    private static String text(String name) {
        try (var file = Objects.requireNonNull(Alipay.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
