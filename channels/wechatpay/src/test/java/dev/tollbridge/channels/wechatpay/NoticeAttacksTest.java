package dev.tollbridge.channels.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.ChannelAccount.ReceivesNotices;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.RawNotice;
import dev.tollbridge.spi.Step;
import dev.tollbridge.spi.VerifiedNotice;
import dev.tollbridge.testkit.Samples;
import dev.tollbridge.testkit.TestKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Section 5 as an attacker reads it. All but the first are signed by the platform's own key. */
class NoticeAttacksTest {
    private static final WechatPayScript CHANNEL = Account.CHANNEL;
    private final NoticeText paid = NoticeText.paid("n1", Samples.ORDER_NO, 1230);

    @Tag("attack-notice-certificate-url")
    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1/certificate", "https://evil.example/certificate"})
    void aCertificateThatIsNamedInAHeaderIsNotFetched(String url) {
        var forged =
                paid.sentBy(
                        (WechatPayScript) CHANNEL.imposter(), WechatPayScript.KEY_ID, Samples.NOW);
        var headers = new ArrayList<>(forged.headers());
        headers.add(new HttpCall.Header("Wechatpay-Certificate-Url", url));
        var step = receive(new RawNotice("POST", "", headers, forged.body()));
        assertThat(step).isInstanceOf(Step.Done.class);
        assertRefused(step);
    }

    /** Without this, the others could be refused for a wrong reason. */
    @Test
    void whatIsNotChangedIsBelieved() {
        var notice = paid.sentBy(CHANNEL, WechatPayScript.KEY_ID, Samples.NOW);
        assertThat(outcome(receive(notice))).isInstanceOf(Outcome.Ok.class);
    }

    @Tag("attack-notice-gcm-tag")
    @Test
    void aTagThatWasChangedOrCutOffOpensNothing() {
        var text = resource().path("ciphertext").asString();
        byte[] sealed = Base64.getDecoder().decode(text);
        for (int last = 1; last <= 16; last++) {
            byte[] changed = sealed.clone();
            changed[changed.length - last] ^= 1;
            assertRefused("ciphertext", TestKeys.base64(changed));
        }
        for (int cut : new int[] {1, 4, 8, 12, 16, sealed.length}) {
            byte[] shorter = Arrays.copyOf(sealed, sealed.length - cut);
            assertRefused("ciphertext", TestKeys.base64(shorter));
        }
    }

    @Tag("attack-notice-gcm-tag")
    @Test
    void whatTheTagCoversCannotBeChanged() {
        assertRefused("associated_data", "refund");
        assertRefused("nonce", "a1b2c3d4e5f7");
        assertRefused("algorithm", "none");
        assertRefused(paid.sealedWith(Sealed.OTHER_KEY).text());
    }

    @Tag("attack-notice-old")
    @ParameterizedTest
    @ValueSource(longs = {-301, 301})
    void anOldTimestampIsRefused(long seconds) {
        var at = Samples.NOW.plus(Duration.ofSeconds(seconds));
        assertRefused(receive(paid.sentBy(CHANNEL, WechatPayScript.KEY_ID, at)));
    }

    private ObjectNode resource() {
        return (ObjectNode) envelope().get("resource");
    }

    private ObjectNode envelope() {
        return (ObjectNode) JsonMapper.shared().readTree(paid.text());
    }

    private void assertRefused(String member, String value) {
        var envelope = envelope();
        envelope.set("resource", resource().put(member, value));
        assertRefused(envelope.toString());
    }

    private static void assertRefused(String body) {
        var headers = CHANNEL.stamp(body, WechatPayScript.KEY_ID, Samples.NOW);
        assertRefused(receive(new RawNotice("POST", "", headers, body.getBytes(UTF_8))));
    }

    private static void assertRefused(Step<VerifiedNotice> step) {
        assertThat(outcome(step)).isInstanceOf(Outcome.Refused.class);
    }

    private static Step<VerifiedNotice> receive(RawNotice notice) {
        return Account.plain().as(ReceivesNotices.class).receive(notice, Samples.context());
    }

    private static Outcome<VerifiedNotice> outcome(Step<VerifiedNotice> step) {
        return Account.outcome(step);
    }
}
