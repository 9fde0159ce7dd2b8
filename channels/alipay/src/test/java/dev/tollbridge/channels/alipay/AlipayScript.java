package dev.tollbridge.channels.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import dev.tollbridge.testkit.TestKeys;
import java.security.PrivateKey;
import java.util.List;
import java.util.Map;

/**
 * Alipay's side in public key mode.
 *
 * @param key what answers and notices are signed with
 */
record AlipayScript(PrivateKey key) implements ChannelScript {
    static final String APP_ID = "2021000000000001";
    static final String SELLER = "2088000000000009";

    static AlipayScript genuine() {
        return new AlipayScript(TestKeys.PLATFORM.getPrivate());
    }

    @Override
    public ChannelAdapter adapter() {
        return new AlipayAdapter();
    }

    @Override
    public AccountSettings settings() {
        return new AccountSettings(
                "acc_1",
                true,
                Samples.NOTICE_URL,
                Map.of(
                        "app_id",
                        APP_ID,
                        "seller_id",
                        SELLER,
                        "alipay_public_key",
                        TestKeys.base64(TestKeys.PLATFORM.getPublic().getEncoded())),
                Map.of(
                        "app_private_key",
                        Secret.of(TestKeys.base64(TestKeys.MERCHANT.getPrivate().getEncoded())),
                        "content_key",
                        Secret.of("MDEyMzQ1Njc4OWFiY2RlZg==")),
                Map.of());
    }

    @Override
    public HttpReply answer(HttpCall call, Situation situation, Money amount) {
        if (call.method().equals("GET")) {
            var type = Received.parse(call.uri().getRawQuery()).getOrDefault("bizType", "");
            return new HttpReply(200, List.of(), BillFile.zip(type));
        }
        var request = Received.of(call).signedBy(TestKeys.MERCHANT.getPublic());
        return reply(request.method(), AlipayAnswers.of(request, situation, amount).toString());
    }

    /** Signs the root node as it is sent. */
    HttpReply reply(String method, String root) {
        var body =
                "{\"%s_response\":%s,\"sign\":\"%s\"}"
                        .formatted(
                                method.replace('.', '_'),
                                root,
                                TestKeys.sign(key, root.getBytes(UTF_8)));
        return plain(body);
    }

    static HttpReply plain(String body) {
        return new HttpReply(
                200,
                List.of(new HttpCall.Header("Content-Type", "text/html;charset=utf-8")),
                body.getBytes(UTF_8));
    }

    @Override
    public boolean signsReplyTo(HttpCall call) {
        return call.method().equals("POST");
    }

    @Override
    public RawNotice notice(NoticeSample sample) {
        return NoticeFields.of(sample).signed(key);
    }

    @Override
    public RawNotice foreignNotice(NoticeSample sample) {
        return NoticeFields.of(sample).with("app_id", "2021000000000666").signed(key);
    }

    @Override
    public ChannelScript imposter() {
        return new AlipayScript(TestKeys.ATTACKER.getPrivate());
    }

    @Override
    public String toString() {
        return "AlipayScript";
    }
}
