package dev.tollbridge.channels.unionpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollbridge.channels.support.Certificates;
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
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** UnionPay's side. It is told when an order is being closed, since no call says so. */
final class UnionPayScript implements ChannelScript {
    static final String MER_ID = "777290058110048";
    static final Party MERCHANT = Party.of("Merchant 777290058110048");

    private final TestAuthority authority;
    private boolean closing;

    private UnionPayScript(TestAuthority authority) {
        this.authority = authority;
    }

    static UnionPayScript genuine() {
        return new UnionPayScript(TestAuthority.GENUINE);
    }

    static String merchantPem() {
        return TestCertificates.pem(TestAuthority.GENUINE.middle(), MERCHANT, false);
    }

    static BigInteger certId() {
        return Certificates.parse(merchantPem()).getFirst().getSerialNumber();
    }

    @Override
    public ChannelAdapter adapter() {
        return new UnionPayAdapter();
    }

    @Override
    public AccountSettings settings() {
        return new AccountSettings(
                "acc_1",
                true,
                Samples.NOTICE_URL,
                Map.of(
                        "mer_id",
                        MER_ID,
                        "merchant_certificate",
                        merchantPem(),
                        "unionpay_root_certificate",
                        TestAuthority.GENUINE.rootPem(),
                        "unionpay_middle_certificate",
                        TestAuthority.GENUINE.middlePem()),
                Map.of(
                        "merchant_private_key",
                        Secret.of(TestKeys.base64(MERCHANT.keys().getPrivate().getEncoded()))),
                Map.of());
    }

    @Override
    public void beginning(String exercise, Situation situation) {
        closing = exercise.equals("cancel");
    }

    @Override
    public HttpReply answer(HttpCall call, Situation situation, Money amount) {
        var request = Received.of(call).signedBy(MERCHANT);
        return reply(UnionPayAnswers.of(request, situation, amount.minor(), closing));
    }

    HttpReply reply(Message message) {
        return reply(message.signed(authority).text());
    }

    static HttpReply reply(String text) {
        return new HttpReply(200, List.of(), text.getBytes(UTF_8));
    }

    @Override
    public RawNotice notice(NoticeSample sample) {
        return notice(UnionPayAnswers.notice(sample));
    }

    RawNotice notice(Message message) {
        var form = message.signed(authority).form(UTF_8);
        return new RawNotice("POST", "a=b&c=d", List.of(), form.getBytes(UTF_8));
    }

    @Override
    public RawNotice foreignNotice(NoticeSample sample) {
        return notice(UnionPayAnswers.notice(sample).with("merId", "777290058110666"));
    }

    @Override
    public ChannelScript imposter() {
        return new UnionPayScript(TestAuthority.IMPOSTER);
    }

    @Override
    public String authCode() {
        return "6222801065101234567";
    }

    @Override
    public String toString() {
        return "UnionPayScript";
    }
}
