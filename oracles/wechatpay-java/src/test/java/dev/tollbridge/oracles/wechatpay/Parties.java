package dev.tollbridge.oracles.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.wechat.pay.java.core.RSAPublicKeyConfig;
import dev.tollbridge.channels.wechatpay.WechatPayAdapter;
import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.ChannelAdapter.Opening;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A merchant and WeChat Pay with their keys, as the library and the adapter know them. */
final class Parties {
    static final String MCH_ID = "1900000001";
    static final String SUB_MCH_ID = "1900000109";
    static final String APP_ID = "wx0123456789abcdef";
    static final String SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
    static final String KEY_ID = "PUB_KEY_ID_0119000000012024101600225700000000";
    static final String API_V3_KEY = "0123456789abcdefghijklmnopqrstuv";
    static final KeyPair MERCHANT = pair();
    static final KeyPair PLATFORM = pair();

    private Parties() {}

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAPublicKeyConfig library() {
        return new RSAPublicKeyConfig.Builder()
                .merchantId(MCH_ID)
                .privateKey(MERCHANT.getPrivate())
                .merchantSerialNumber(SERIAL)
                .publicKey(PLATFORM.getPublic())
                .publicKeyId(KEY_ID)
                .apiV3Key(API_V3_KEY)
                .build();
    }

    /**
     * The adapter's account.
     *
     * @param more names and values, one after the other
     */
    static <A extends ChannelAccount> A account(Class<A> capability, String... more) {
        var values =
                new HashMap<>(
                        Map.of(
                                "mch_id", MCH_ID,
                                "app_id", APP_ID,
                                "merchant_serial_no", SERIAL,
                                "platform_public_key_id", KEY_ID,
                                "platform_public_key", base64(PLATFORM.getPublic().getEncoded()),
                                "transfer_scene_id", "1000",
                                "transfer_scene_report_infos", "[]"));
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        return account(capability, values, Map.of());
    }

    static <A extends ChannelAccount> A account(
            Class<A> capability, Map<String, String> values, Map<String, String> learned) {
        var secrets =
                Map.of(
                        "merchant_private_key",
                        Secret.of(base64(MERCHANT.getPrivate().getEncoded())),
                        "api_v3_key",
                        Secret.of(API_V3_KEY));
        var settings = new AccountSettings("acc_1", true, Orders.NOTIFY, values, secrets, learned);
        return switch (new WechatPayAdapter().open(settings)) {
            case Opening.Opened(var account) -> capability.cast(account);
            case Opening.Refused(var problems) -> throw new AssertionError(problems);
        };
    }

    /** The headers by which WeChat Pay proves a body. */
    static List<HttpCall.Header> stamp(PrivateKey key, String serial, Instant at, String body) {
        var time = Long.toString(at.getEpochSecond());
        var nonce = "c5ac7061fccab6bf3e254dcf98995b8c";
        return List.of(
                new HttpCall.Header("Wechatpay-Timestamp", time),
                new HttpCall.Header("Wechatpay-Nonce", nonce),
                new HttpCall.Header("Wechatpay-Serial", serial),
                new HttpCall.Header(
                        "Wechatpay-Signature",
                        sign(key, time + "\n" + nonce + "\n" + body + "\n")));
    }

    private static String sign(PrivateKey key, String text) {
        try {
            var signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(key);
            signer.update(text.getBytes(UTF_8));
            return base64(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
