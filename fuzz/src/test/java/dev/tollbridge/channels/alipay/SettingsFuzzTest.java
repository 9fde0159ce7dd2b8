package dev.tollbridge.channels.alipay;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.ChannelAdapter.Opening;
import dev.tollbridge.spi.Secret;
import java.net.URI;
import java.util.Map;

/** What merchants enter for an account: keys and certificates in every state of decay. */
class SettingsFuzzTest {
    /** A private key is longer still; words of our own messages are shorter. */
    private static final int LONG_ENOUGH_TO_BE_A_SECRET = 64;

    /** Nothing is thrown, and what is wrong is told without repeating a secret. */
    @FuzzTest
    void opensOrSaysWhatIsWrong(
            @NotNull String mode, @NotNull String key, @NotNull String certificate) {
        var settings =
                new AccountSettings(
                        "acc_1",
                        true,
                        URI.create("https://pay.example.com/n"),
                        Map.of(
                                "app_id", Alipay.APP_ID,
                                "key_mode", mode,
                                "alipay_public_key", certificate,
                                "app_cert", certificate,
                                "alipay_cert", certificate,
                                "alipay_root_cert", certificate),
                        Map.of("app_private_key", Secret.of(key), "content_key", Secret.of(key)),
                        Map.of("alipay_cert:1", certificate));
        switch (new AlipayAdapter().open(settings)) {
            case Opening.Opened(var account) -> assertTrue(account instanceof AlipayAccount);
            case Opening.Refused(var problems) -> {
                assertFalse(problems.isEmpty());
                assertFalse(
                        key.length() >= LONG_ENOUGH_TO_BE_A_SECRET
                                && problems.toString().contains(key));
            }
        }
    }
}
