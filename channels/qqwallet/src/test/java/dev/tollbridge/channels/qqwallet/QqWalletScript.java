package dev.tollbridge.channels.qqwallet;

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
import dev.tollbridge.testkit.TestCertificates;
import dev.tollbridge.testkit.TestCertificates.Party;
import dev.tollbridge.testkit.TestKeys;
import java.util.List;
import java.util.Map;

/** QQ Wallet's side. It remembers that an order was reversed. */
final class QqWalletScript implements ChannelScript {
    static final String MCH_ID = "1900000109";
    static final String APP_ID = "1007033799";
    static final String KEY = "192006250b4c09247ec02edce69f6a2d";
    static final Party MERCHANT = Party.of("Shop");
    private static final String PASSWORD = "the-operators-password";
    private static final String PASSWORD_MD5 = "c54740c0dd92e12468ab5c2c5d133c81";

    private final String key;
    private boolean reversed;

    /**
     * @param key what answers and notices are signed with
     */
    QqWalletScript(String key) {
        this.key = key;
    }

    static QqWalletScript genuine() {
        return new QqWalletScript(KEY);
    }

    @Override
    public ChannelAdapter adapter() {
        return new QqWalletAdapter();
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
                        "merchant_certificate",
                        TestCertificates.pem(MERCHANT, MERCHANT, false)),
                Map.of(
                        "api_key",
                        Secret.of(KEY),
                        "operator_password",
                        Secret.of(PASSWORD),
                        "app_key",
                        Secret.of("the-key-of-the-app"),
                        "merchant_private_key",
                        Secret.of(TestKeys.base64(MERCHANT.keys().getPrivate().getEncoded()))),
                Map.of());
    }

    @Override
    public HttpReply answer(HttpCall call, Situation situation, Money amount) {
        var request = Message.read(call.body());
        check(call, request);
        reversed |= call.operation().equals("qqwallet.reverse");
        if (call.operation().equals("qqwallet.bill") && situation == Situation.DONE) {
            return new HttpReply(200, List.of(), BillText.ofTwo().getBytes(UTF_8));
        }
        return reply(
                QqWalletAnswers.of(
                        call.operation().substring(9), request, situation, amount, reversed));
    }

    HttpReply reply(Message answer) {
        return new HttpReply(
                200,
                List.of(new HttpCall.Header("Content-Type", "text/xml;charset=utf-8")),
                answer.signed(key).xml());
    }

    private static void check(HttpCall call, Message request) {
        boolean secure =
                call.operation().equals("qqwallet.refund")
                        || call.operation().equals("qqwallet.reverse");
        var certificate = call.certificate();
        var operator = request.text("op_user_id") + request.text("op_user_passwd");
        boolean taken =
                request.text("sign").equals(request.sign(KEY))
                        && request.text("mch_id").equals(MCH_ID)
                        && request.text("appid").equals(APP_ID)
                        && request.text("nonce_str").matches("[0-9A-Za-z]{32}")
                        && call.uri().getHost().equals((secure ? "api." : "") + "qpay.qq.com")
                        && operator.equals(secure ? MCH_ID + PASSWORD_MD5 : "")
                        && secure == (certificate != null);
        if (!taken) {
            throw new AssertionError("QQ Wallet would not take this: " + call + request);
        }
    }

    @Override
    public boolean signsReplyTo(HttpCall call) {
        return !call.operation().equals("qqwallet.bill");
    }

    @Override
    public boolean tellsRefunds() {
        return false;
    }

    @Override
    public RawNotice notice(NoticeSample sample) {
        return post(paid(sample).signed(key).xml());
    }

    static Message paid(NoticeSample sample) {
        return QqWalletAnswers.paid(sample.orderNo(), sample.amount())
                .with("transaction_id", sample.noticeId());
    }

    static RawNotice post(byte[] body) {
        return new RawNotice("POST", "", List.of(), body);
    }

    @Override
    public RawNotice foreignNotice(NoticeSample sample) {
        return post(paid(sample).with("mch_id", "1900000666").signed(key).xml());
    }

    @Override
    public ChannelScript imposter() {
        return new QqWalletScript("somebody else's key");
    }

    @Override
    public String authCode() {
        return "910728310408849937";
    }

    @Override
    public String toString() {
        return "QqWalletScript";
    }
}
