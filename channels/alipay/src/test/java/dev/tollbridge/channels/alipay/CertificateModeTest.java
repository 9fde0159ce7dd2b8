package dev.tollbridge.channels.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.ChannelAdapter.Opening;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Secret;
import dev.tollbridge.spi.Step;
import dev.tollbridge.testkit.Conversation;
import dev.tollbridge.testkit.Samples;
import dev.tollbridge.testkit.TestCertificates;
import dev.tollbridge.testkit.TestCertificates.Party;
import dev.tollbridge.testkit.TestKeys;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Section 1.3: whose certificate counts, and until when. */
class CertificateModeTest {
    private static final Party ROOT = Party.of("Root R1");
    private static final Party ISSUER = Party.of("Platform Class 2");
    private static final Party MERCHANTS = Party.of("Merchants Class 1");
    private static final Party HOME = Party.of("Alipay 2026");
    private static final Party NEXT = Party.of("Alipay 2027");
    private static final Party APP = new Party("CN=app,O=Test,C=CN", TestKeys.MERCHANT);
    private static final String ROOT_PEM = TestCertificates.pem(ROOT, ROOT, true);
    private static final String ISSUER_PEM = TestCertificates.pem(ROOT, ISSUER, true);
    private static final String MERCHANTS_PEM = TestCertificates.pem(ROOT, MERCHANTS, true);
    private static final String HOME_PEM = TestCertificates.pem(ISSUER, HOME, false) + ISSUER_PEM;
    private static final String NEXT_PEM = TestCertificates.pem(ISSUER, NEXT, false) + ISSUER_PEM;
    private static final String APP_PEM = TestCertificates.pem(MERCHANTS, APP, false);

    @Test
    void aKnownCertificateNeedsNoDownload() {
        var held = converse(account(Map.of()), HOME, HOME_PEM, HOME_PEM);
        assertThat(held.outcome()).isInstanceOf(Outcome.Ok.class);
        assertThat(held.calls()).hasSize(1);
        assertThat(held.learned()).isEmpty();
    }

    @Test
    void aNewCertificateIsDownloadedOnceAndRemembered() {
        var held = converse(account(Map.of()), NEXT, NEXT_PEM, NEXT_PEM);
        assertThat(held.outcome()).isInstanceOf(Outcome.Ok.class);
        assertThat(held.calls()).hasSize(2);
        assertThat(held.learned()).containsOnlyKeys("alipay_cert." + serial(NEXT_PEM));

        var wiser = account(held.learned());
        assertThat(converse(wiser, NEXT, NEXT_PEM, "").calls()).hasSize(1);
    }

    @Test
    void whatWasLearnedHasToProveItselfAgain() {
        var forger = Party.of("Root R1");
        var forged = TestCertificates.pem(forger, NEXT, false);
        var account = account(Map.of("alipay_cert." + serial(forged), forged));
        var held = converse(account, NEXT, forged, forged);
        assertThat(held.outcome()).isInstanceOf(Outcome.Unknown.class);
        var wrongKey = account(Map.of("alipay_cert." + serial(HOME_PEM), NEXT_PEM));
        assertThat(converse(wrongKey, HOME, HOME_PEM, "").outcome()).isInstanceOf(Outcome.Ok.class);
    }

    @Tag("attack-notice-attackers-key")
    @Test
    void aChainThatDoesNotHoldIsNotBelieved() {
        var leafAsIssuer = TestCertificates.pem(HOME, NEXT, false) + HOME_PEM;
        var selfSigned = TestCertificates.pem(NEXT, NEXT, true);
        var expired =
                TestCertificates.pem(
                                ISSUER, NEXT, false, "2026-01-01T00:00:00Z", "2026-11-01T00:00:00Z")
                        + ISSUER_PEM;
        var merchant = TestCertificates.pem(MERCHANTS, NEXT, false) + MERCHANTS_PEM;
        for (var pem : new String[] {leafAsIssuer, selfSigned, expired, merchant}) {
            var held = converse(account(Map.of()), NEXT, pem, pem);
            assertThat(held.outcome()).isInstanceOf(Outcome.Unknown.class);
            assertThat(held.learned()).isEmpty();
        }
        var other = converse(account(Map.of()), NEXT, NEXT_PEM, HOME_PEM);
        assertThat(other.outcome()).as("another certificate").isInstanceOf(Outcome.Unknown.class);
        var none = converse(account(Map.of()), NEXT, NEXT_PEM, "");
        assertThat(none.outcome()).as("no certificate").isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void theHomeCertificateRunsOut() {
        var late = new CallContext(Instant.parse("2029-01-01T00:00:00Z"), new Random(1));
        var step = ((ChannelAccount.Queries) account(Map.of())).query(order(), late);
        assertThat(converse(step, HOME, HOME_PEM, HOME_PEM).outcome())
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void requestsNameTheCertificates() {
        var call = converse(account(Map.of()), HOME, HOME_PEM, HOME_PEM).calls().getFirst();
        assertThat(Received.of(call).get("app_cert_sn")).isEqualTo(serial(APP_PEM));
        assertThat(Received.of(call).get("alipay_root_cert_sn")).isEqualTo(serial(ROOT_PEM));
    }

    @Test
    void settingsThatDoNotFitAreToldByField() {
        assertThat(problem("app_cert", HOME_PEM)).isEqualTo("app_cert");
        assertThat(problem("alipay_cert", TestCertificates.pem(NEXT, NEXT, true)))
                .isEqualTo("alipay_cert");
        assertThat(problem("alipay_root_cert", "no certificate")).isEqualTo("alipay_root_cert");
    }

    private static String problem(String field, String value) {
        var settings = settings(Map.of());
        var values = new HashMap<>(settings.values());
        values.put(field, value);
        var changed =
                new AccountSettings(
                        "a", true, Samples.NOTICE_URL, values, settings.secrets(), Map.of());
        return switch (new AlipayAdapter().open(changed)) {
            case Opening.Refused(var problems) -> problems.getFirst().field();
            case Opening other -> throw new AssertionError(other);
        };
    }

    private static Conversation.Held<?> converse(
            ChannelAccount account, Party signer, String named, String downloaded) {
        var step = ((ChannelAccount.Queries) account).query(order(), Samples.context());
        return converse(step, signer, named, downloaded);
    }

    private static Conversation.Held<?> converse(
            Step<?> step, Party signer, String named, String downloaded) {
        return Conversation.hold(
                step,
                (call, n) ->
                        call.operation().contains("alipaycert")
                                ? download(downloaded)
                                : signed(signer, serial(named)));
    }

    private static HttpReply download(String pem) {
        var content = TestKeys.base64(pem.getBytes(UTF_8));
        return AlipayScript.plain(
                "{\"alipay_open_app_alipaycert_download_response\":{\"code\":\"10000\",\"alipay_cert_content\":\"%s\"}}"
                        .formatted(content));
    }

    private static HttpReply signed(Party signer, String serial) {
        var root = "{\"code\":\"40004\",\"sub_code\":\"ACQ.TRADE_NOT_EXIST\"}";
        var sign = TestKeys.sign(signer.keys().getPrivate(), root.getBytes(UTF_8));
        return AlipayScript.plain(
                "{\"alipay_trade_query_response\":%s,\"alipay_cert_sn\":\"%s\",\"sign\":\"%s\"}"
                        .formatted(root, serial, sign));
    }

    private static String serial(String pem) {
        return RsaCertificates.serial(RsaCertificates.parse(pem).getFirst());
    }

    private static OrderRef order() {
        return new OrderRef(
                "T1", null, Money.of(1, "CNY"), "alipay", Scene.QR, false, Samples.EXPIRES_AT);
    }

    private static ChannelAccount account(Map<String, String> learned) {
        return switch (new AlipayAdapter().open(settings(learned))) {
            case Opening.Opened(var account) -> account;
            case Opening.Refused(var problems) -> throw new AssertionError(problems);
        };
    }

    private static AccountSettings settings(Map<String, String> learned) {
        return new AccountSettings(
                "acc_1",
                true,
                Samples.NOTICE_URL,
                Map.of(
                        "app_id", AlipayScript.APP_ID,
                        "key_mode", "certificate",
                        "app_cert", APP_PEM,
                        "alipay_cert", HOME_PEM,
                        "alipay_root_cert", ROOT_PEM),
                Map.of(
                        "app_private_key",
                        Secret.of(TestKeys.base64(TestKeys.MERCHANT.getPrivate().getEncoded()))),
                learned);
    }
}
