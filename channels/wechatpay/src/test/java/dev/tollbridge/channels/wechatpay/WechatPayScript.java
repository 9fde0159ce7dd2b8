package dev.tollbridge.channels.wechatpay;

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
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** WeChat Pay's side in public key mode. It remembers that an order was reversed. */
final class WechatPayScript implements ChannelScript {
    static final String MCH_ID = "1900000001";
    static final String APP_ID = "wx0123456789abcdef";
    static final String SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
    static final String KEY_ID = "PUB_KEY_ID_0119000000012024101600225700000000";
    static final String OPENID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o";

    private final PrivateKey key;
    private boolean reversed;

    /**
     * @param key what answers and notices are signed with
     */
    WechatPayScript(PrivateKey key) {
        this.key = key;
    }

    static WechatPayScript genuine() {
        return new WechatPayScript(TestKeys.PLATFORM.getPrivate());
    }

    @Override
    public ChannelAdapter adapter() {
        return new WechatPayAdapter();
    }

    @Override
    public AccountSettings settings() {
        return new AccountSettings(
                "acc_1",
                true,
                Samples.NOTICE_URL,
                Map.of(
                        "mch_id",
                        MCH_ID,
                        "app_id",
                        APP_ID,
                        "merchant_serial_no",
                        SERIAL,
                        "platform_public_key_id",
                        KEY_ID,
                        "platform_public_key",
                        TestKeys.base64(TestKeys.PLATFORM.getPublic().getEncoded()),
                        "transfer_scene_id",
                        "1000",
                        "transfer_scene_report_infos",
                        "[{\"info_type\":\"活动名称\",\"info_content\":\"新会员有礼\"}]"),
                Map.of(
                        "merchant_private_key",
                        Secret.of(TestKeys.base64(TestKeys.MERCHANT.getPrivate().getEncoded())),
                        "api_v3_key",
                        Secret.of(Sealed.KEY),
                        "app_secret",
                        Secret.of(LoginAnswers.SECRET)),
                Map.of());
    }

    @Override
    public HttpReply answer(HttpCall call, Situation situation, Money amount) {
        if (call.uri().getHost().equals("api.weixin.qq.com")) {
            return LoginAnswers.of(call, situation);
        }
        var request = Received.of(call).signedBy(TestKeys.MERCHANT.getPublic());
        if (request.path().equals("/v3/billdownload/file")) {
            return new HttpReply(200, List.of(), BillSamples.gzip(request.target()));
        }
        reversed |= request.path().endsWith("/reverse");
        var said = WechatPayAnswers.of(request, situation, amount.minor(), reversed);
        return reply(said.status(), said.body());
    }

    HttpReply reply(int status, String body) {
        return reply(status, body, KEY_ID, Samples.NOW);
    }

    HttpReply reply(int status, String body, String serial, Instant at) {
        return new HttpReply(status, stamp(body, serial, at), body.getBytes(UTF_8));
    }

    List<HttpCall.Header> stamp(String body, String serial, Instant at) {
        var time = Long.toString(at.getEpochSecond());
        var nonce = "c5ac7061fccab6bf3e254dcf98995b8c";
        var text = time + "\n" + nonce + "\n" + body + "\n";
        return List.of(
                new HttpCall.Header("Content-Type", "application/json; charset=utf-8"),
                new HttpCall.Header("Wechatpay-Timestamp", time),
                new HttpCall.Header("Wechatpay-Nonce", nonce),
                new HttpCall.Header("Wechatpay-Serial", serial),
                new HttpCall.Header(
                        "Wechatpay-Signature", TestKeys.sign(key, text.getBytes(UTF_8))));
    }

    @Override
    public boolean signsReplyTo(HttpCall call) {
        return !call.uri().getPath().equals("/v3/billdownload/file")
                && !call.uri().getPath().startsWith("/sns/");
    }

    @Override
    public RawNotice notice(NoticeSample sample) {
        return noticeAgain(sample, Samples.NOW);
    }

    @Override
    public RawNotice noticeAgain(NoticeSample sample, Instant sentAt) {
        return NoticeText.of(sample).sentBy(this, KEY_ID, sentAt);
    }

    @Override
    public RawNotice foreignNotice(NoticeSample sample) {
        return NoticeText.of(sample).with("mchid", "1900000666").sentBy(this, KEY_ID, Samples.NOW);
    }

    @Override
    public ChannelScript imposter() {
        return new WechatPayScript(TestKeys.ATTACKER.getPrivate());
    }

    @Override
    public String authCode() {
        return "130061098828009406";
    }

    @Override
    public String payerId() {
        return OPENID;
    }

    @Override
    public String toString() {
        return "WechatPayScript";
    }
}
