package dev.tollbridge.channels.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.ChannelAccount.Queries;
import dev.tollbridge.spi.ChannelAccount.ReceivesNotices;
import dev.tollbridge.spi.ChannelAccount.Transfers;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Step;
import dev.tollbridge.spi.TransferOrder;
import dev.tollbridge.testkit.Conversation;
import dev.tollbridge.testkit.Samples;
import dev.tollbridge.testkit.TestCertificates;
import dev.tollbridge.testkit.TestKeys;
import java.math.BigInteger;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Platform certificates: fetched when they are needed, and taken for what they prove (section 2).
 */
class CertificateModeTest {
    private static final String OLD = "1DDE55AD98ED71D6EDD4A4A16996DE7B47773A8C";
    private static final String NEW = "2ABBCCDDEEFF00112233445566778899AABBCCDD";
    private static final KeyPair NEW_KEYS = TestKeys.pair();
    private static final OrderRef ORDER =
            new OrderRef(
                    "T000001",
                    null,
                    Money.of(1000, "CNY"),
                    "wechat_pay",
                    Scene.QR,
                    false,
                    Samples.EXPIRES_AT);
    private static final String PAID = WechatPayAnswers.paid("T000001", "NATIVE", 1000).toString();
    private final WechatPayScript channel = WechatPayScript.genuine();
    private final WechatPayScript rotated = new WechatPayScript(NEW_KEYS.getPrivate());
    private final Account account = Account.plain().with("key_mode", "certificate");

    @Test
    void anUnknownCertificateIsFetchedAndKept() {
        var held = query(account, channel.reply(200, PAID, OLD, Samples.NOW), certificates(OLD));
        assertThat(held.outcome()).isInstanceOf(Outcome.Ok.class);
        assertThat(held.calls()).hasSize(2);
        assertThat(held.calls().get(1).uri().toString())
                .endsWith("/v3/certificates?algorithm_type=RSA");
        assertThat(held.learned()).containsOnlyKeys("platform_cert." + OLD);

        var later = account.knowing(held.learned());
        var again = query(later, channel.reply(200, PAID, OLD, Samples.NOW), certificates(OLD));
        assertThat(again.outcome()).isInstanceOf(Outcome.Ok.class);
        assertThat(again.calls()).hasSize(1);
        assertThat(Received.header(again.calls().getFirst(), "Wechatpay-Serial")).isEqualTo(OLD);
    }

    @Test
    void aRotationIsFollowedAndTheOldCertificateStillCounts() {
        var known = account.knowing(learned(OLD));
        var reply = rotated.reply(200, PAID, NEW, Samples.NOW);
        var both = certificates(OLD, NEW);
        var held = query(known, reply, both);
        assertThat(held.outcome()).isInstanceOf(Outcome.Ok.class);
        assertThat(held.learned()).containsOnlyKeys("platform_cert." + NEW);
        var old =
                query(
                        known.knowing(all(OLD, NEW)),
                        channel.reply(200, PAID, OLD, Samples.NOW),
                        both);
        assertThat(old.outcome()).isInstanceOf(Outcome.Ok.class);
        assertThat(old.calls()).hasSize(1);
    }

    @Test
    void aCertificateSpeaksOnlyUnderItsOwnSerial() {
        var wrong = rotated.reply(200, PAID, OLD, Samples.NOW);
        assertThat(query(account.knowing(all(OLD, NEW)), wrong, certificates(OLD)).outcome())
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void aCertificateThatIsNotThereLeavesItUnknown() {
        var reply = rotated.reply(200, PAID, NEW, Samples.NOW);
        assertThat(query(account, reply, certificates(OLD)).outcome())
                .isInstanceOf(Outcome.Unknown.class);
        var none = channel.reply(404, "{\"code\":\"RESOURCE_NOT_EXISTS\"}", OLD, Samples.NOW);
        assertThat(query(account, reply, none).outcome()).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void certificatesThatTheApiV3KeyDoesNotOpenAreNone() {
        var forged =
                channel.reply(200, list(Sealed.OTHER_KEY, "certificate", OLD), OLD, Samples.NOW);
        assertThat(query(account, channel.reply(200, PAID, OLD, Samples.NOW), forged).outcome())
                .isInstanceOf(Outcome.Unknown.class);
        var notice = channel.reply(200, list(Sealed.KEY, "transaction", OLD), OLD, Samples.NOW);
        assertThat(query(account, channel.reply(200, PAID, OLD, Samples.NOW), notice).outcome())
                .as("something else that the same key sealed")
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void theListItselfHasToBeSignedAndFresh() {
        var reply = channel.reply(200, PAID, OLD, Samples.NOW);
        var body = list(Sealed.KEY, "certificate", OLD);
        var attacker = new WechatPayScript(TestKeys.ATTACKER.getPrivate());
        for (var bad :
                List.of(
                        attacker.reply(200, body, OLD, Samples.NOW),
                        channel.reply(200, body, OLD, Samples.NOW.minusSeconds(600)),
                        channel.reply(200, body, NEW, Samples.NOW),
                        channel.reply(500, body, OLD, Samples.NOW),
                        new HttpReply(200, List.of(), body.getBytes(UTF_8)))) {
            assertThat(query(account, reply, bad).outcome()).isInstanceOf(Outcome.Unknown.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-12-01T00:00:00Z/2031-01-01T00:00:00Z",
                "2021-01-01T00:00:00Z/2026-11-01T00:00:00Z"
            })
    void aCertificateOutsideItsTimeDoesNotCount(String validity) {
        var times = validity.split("/", -1);
        var entry = entry(OLD, TestKeys.PLATFORM, Sealed.KEY, "certificate", times[0], times[1]);
        var reply = channel.reply(200, PAID, OLD, Samples.NOW);
        var certificates = channel.reply(200, "{\"data\":[" + entry + "]}", OLD, Samples.NOW);
        assertThat(query(account, reply, certificates).outcome())
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void whatWasLearnedProvesItselfAgain() {
        var forged = Map.of("platform_cert." + OLD, sealed(OLD, Sealed.OTHER_KEY), "other", "{");
        var held =
                query(
                        account.knowing(forged),
                        channel.reply(200, PAID, OLD, Samples.NOW),
                        certificates(OLD));
        assertThat(held.calls()).as("it is fetched again").hasSize(2);
        assertThat(held.outcome()).isInstanceOf(Outcome.Ok.class);
    }

    @Test
    void whileTheMerchantIsMovedBothCount() {
        var moving = Account.plain().with("key_mode", "migration");
        var byKey = query(moving, channel.reply(200, PAID), certificates(OLD));
        assertThat(byKey.outcome()).isInstanceOf(Outcome.Ok.class);
        assertThat(byKey.calls()).hasSize(1);
        assertThat(Received.header(byKey.calls().getFirst(), "Wechatpay-Serial"))
                .isEqualTo(WechatPayScript.KEY_ID);
        var byCertificate =
                query(moving, rotated.reply(200, PAID, NEW, Samples.NOW), certificates(OLD, NEW));
        assertThat(byCertificate.outcome()).isInstanceOf(Outcome.Ok.class);
        var onlyKey =
                query(
                        Account.plain(),
                        rotated.reply(200, PAID, NEW, Samples.NOW),
                        certificates(NEW));
        assertThat(onlyKey.outcome()).isInstanceOf(Outcome.Unknown.class);
        assertThat(onlyKey.calls()).as("public key mode asks for nothing").hasSize(1);
        var onlyCertificates = query(account, channel.reply(200, PAID), certificates(OLD));
        assertThat(onlyCertificates.outcome()).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void aNoticeOfAnUnknownCertificateIsFetchedToo() {
        var notice = NoticeText.paid("n-1", "T000001", 1000).sentBy(channel, OLD, Samples.NOW);
        var step = account.as(ReceivesNotices.class).receive(notice, Samples.context());
        var held = Conversation.hold(step, (call, n) -> certificates(OLD));
        assertThat(held.outcome()).isInstanceOf(Outcome.Ok.class);
        assertThat(held.learned()).containsOnlyKeys("platform_cert." + OLD);
        var absent = Conversation.hold(step, (call, n) -> certificates(NEW));
        assertThat(absent.outcome()).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void aNameIsEncryptedWithACertificateThatIsFetchedBefore() {
        var transfer =
                new TransferOrder(
                        Samples.TRANSFER_NO,
                        Money.of(300_000, "CNY"),
                        WechatPayScript.OPENID,
                        "李华",
                        "Payout");
        var step = account.as(Transfers.class).transfer(transfer, Samples.context());
        var answer =
                "{\"out_bill_no\":\""
                        + Samples.TRANSFER_NO
                        + "\",\"state\":\"ACCEPTED\",\"transfer_bill_no\":\"9\"}";
        var held =
                Conversation.hold(
                        step,
                        (call, n) ->
                                n == 0
                                        ? certificates(OLD)
                                        : channel.reply(200, answer, OLD, Samples.NOW));
        assertThat(held.outcome()).isInstanceOf(Outcome.Ok.class);
        assertThat(held.learned()).containsOnlyKeys("platform_cert." + OLD);
        assertThat(held.calls()).extracting(HttpCall::method).containsExactly("GET", "POST");
        assertThat(Received.header(held.calls().get(1), "Wechatpay-Serial")).isEqualTo(OLD);
        var failed =
                Conversation.hold(step, (call, n) -> new HttpReply(500, List.of(), new byte[0]));
        assertThat(failed.outcome()).as("nothing was sent").isInstanceOf(Outcome.Refused.class);
    }

    private static Conversation.Held<OrderState> query(
            Account account, HttpReply reply, HttpReply certificates) {
        Step<OrderState> step = account.as(Queries.class).query(ORDER, Samples.context());
        return Conversation.hold(
                step,
                (call, n) ->
                        Received.of(call)
                                        .signedBy(TestKeys.MERCHANT.getPublic())
                                        .path()
                                        .equals("/v3/certificates")
                                ? certificates
                                : reply);
    }

    /** The answer that lists certificates, signed by the first of them. */
    private HttpReply certificates(String... serials) {
        var signer = serials[0].equals(OLD) ? channel : rotated;
        return signer.reply(200, list(Sealed.KEY, "certificate", serials), serials[0], Samples.NOW);
    }

    private static String list(String key, String purpose, String... serials) {
        return List.of(serials).stream()
                .map(serial -> entry(serial, keys(serial), key, purpose))
                .collect(Collectors.joining(",", "{\"data\":[", "]}"));
    }

    private static KeyPair keys(String serial) {
        return serial.equals(OLD) ? TestKeys.PLATFORM : NEW_KEYS;
    }

    private static String entry(String serial, KeyPair keys, String key, String purpose) {
        return entry(serial, keys, key, purpose, "2026-01-01T00:00:00Z", "2031-01-01T00:00:00Z");
    }

    private static String entry(
            String serial, KeyPair keys, String key, String purpose, String from, String until) {
        var pem = pem(keys, serial, from, until);
        return "{\"serial_no\":\"%s\",\"effective_time\":\"%s\",\"expire_time\":\"%s\",\"encrypt_certificate\":%s}"
                .formatted(serial, from, until, Sealed.of(pem, purpose, key));
    }

    private static String sealed(String serial, String key) {
        var pem = pem(keys(serial), serial, "2026-01-01T00:00:00Z", "2031-01-01T00:00:00Z");
        return Sealed.of(pem, "certificate", key).toString();
    }

    private static String pem(KeyPair keys, String serial, String from, String until) {
        var party = new TestCertificates.Party("CN=Tenpay.com sign,O=Test,C=CN", keys);
        return TestCertificates.pem(party, new BigInteger(serial, 16), from, until);
    }

    private static Map<String, String> learned(String serial) {
        return Map.of("platform_cert." + serial, sealed(serial, Sealed.KEY));
    }

    private static Map<String, String> all(String one, String other) {
        return Map.of(
                "platform_cert." + one,
                sealed(one, Sealed.KEY),
                "platform_cert." + other,
                sealed(other, Sealed.KEY));
    }
}
