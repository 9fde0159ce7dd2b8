package dev.tollbridge.channels.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.channels.support.Reading;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.testkit.Samples;
import dev.tollbridge.testkit.TestKeys;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class AlipayRepliesTest {
    private static final String OK = "{\"code\":\"10000\",\"qr_code\":\"https://qr.alipay.com/a\"}";
    private final AlipayScript channel = AlipayScript.genuine();

    @Test
    void readsASignedAnswer() {
        assertThat(verified(channel.reply("alipay.trade.precreate", OK)).ok()).isTrue();
    }

    @Test
    void refusesARootThatIsThereTwice() {
        var reply = body(channel.reply("alipay.trade.precreate", OK));
        var twice =
                "{\"alipay_trade_precreate_response\":{\"code\":\"10000\"}," + reply.substring(1);
        assertThat(code(AlipayScript.plain(twice))).isEqualTo(DeclineCode.REPLY_UNREADABLE);
        var both = "{\"error_response\":{\"code\":\"40002\"}," + reply.substring(1);
        assertThat(code(AlipayScript.plain(both))).isEqualTo(DeclineCode.REPLY_UNREADABLE);
    }

    @Test
    void refusesMembersThatAreThereTwiceInside() {
        var root = "{\"code\":\"40004\",\"code\":\"10000\"}";
        assertThat(code(channel.reply("alipay.trade.precreate", root)))
                .isEqualTo(DeclineCode.REPLY_UNREADABLE);
    }

    @Test
    void refusesTheAnswerToAnotherMethod() {
        assertThat(code(channel.reply("alipay.trade.query", OK)))
                .isEqualTo(DeclineCode.REPLY_UNREADABLE);
    }

    @Test
    void acceptsSlashesEscapedAfterSigning() {
        var reply = body(channel.reply("alipay.trade.precreate", OK)).replace("//qr", "\\/\\/qr");
        assertThat(verified(AlipayScript.plain(reply)).text("qr_code"))
                .isEqualTo("https://qr.alipay.com/a");
    }

    @Test
    void readsTheCharsetOfTheAnswer() {
        var gbk = Charset.forName("GBK");
        var root = "{\"code\":\"40004\",\"sub_msg\":\"交易不存在\"}";
        var sign = TestKeys.sign(TestKeys.PLATFORM.getPrivate(), root.getBytes(gbk));
        var body = "{\"alipay_trade_precreate_response\":" + root + ",\"sign\":\"" + sign + "\"}";
        var header = new HttpCall.Header("content-type", "text/html;charset=GBK");
        var reply = new HttpReply(200, List.of(header), body.getBytes(gbk));
        assertThat(verified(reply).text("sub_msg")).isEqualTo("交易不存在");
    }

    @Test
    void anUnsignedFailureIsNoAnswerAndAnUnsignedSuccessLess() {
        var node = "{\"alipay_trade_precreate_response\":";
        assertThat(read(AlipayScript.plain(node + "{\"code\":\"40002\"}}")))
                .isInstanceOf(Reading.UnsignedFailure.class);
        assertThat(read(AlipayScript.plain("{\"error_response\":{\"code\":\"40002\"}}")))
                .isInstanceOf(Reading.UnsignedFailure.class);
        for (var root : List.of(OK, "{}", "{\"code\":\"\"}", "\"x\"", "1")) {
            assertThat(code(AlipayScript.plain(node + root + "}")))
                    .as(root)
                    .isEqualTo(DeclineCode.REPLY_UNVERIFIED);
        }
    }

    @Test
    void decryptsAfterTheSignatureHeld() {
        for (var ownVector : new boolean[] {false, true}) {
            var cipher =
                    new ContentCipher.Aes(
                            new SecretKeySpec("0123456789abcdef".getBytes(UTF_8), "AES"),
                            ownVector);
            var root = "\"" + cipher.encrypt(OK, new Random(1)) + "\"";
            var replies = new AlipayReplies(trust(), cipher);
            assertThat(read(replies, channel.reply("alipay.trade.precreate", root)))
                    .isInstanceOf(Reading.Verified.class);
            assertThat(read(replies, channel.reply("alipay.trade.precreate", "\"AAAA\"")))
                    .as("signed, but no ciphertext")
                    .isInstanceOf(Reading.Unusable.class);
            assertThat(read(channel.reply("alipay.trade.precreate", root)))
                    .as("encrypted, although this account has no key")
                    .isInstanceOf(Reading.Unusable.class);
        }
    }

    private static Trust trust() {
        return new Trust.ByKey(TestKeys.PLATFORM.getPublic());
    }

    private static Reading<AlipayAnswer> read(HttpReply reply) {
        return read(new AlipayReplies(trust(), new ContentCipher.Plain()), reply);
    }

    private static Reading<AlipayAnswer> read(AlipayReplies replies, HttpReply reply) {
        return replies.read(AlipayMethod.PRECREATE, reply, Samples.NOW);
    }

    private static AlipayAnswer verified(HttpReply reply) {
        return switch (read(reply)) {
            case Reading.Verified<AlipayAnswer>(var answer) -> answer;
            case Reading<AlipayAnswer> other -> throw new AssertionError(other);
        };
    }

    private static DeclineCode code(HttpReply reply) {
        return switch (read(reply)) {
            case Reading.Unusable<AlipayAnswer>(var error) -> error.code();
            case Reading<AlipayAnswer> other -> throw new AssertionError(other);
        };
    }

    private static String body(HttpReply reply) {
        return new String(reply.body(), UTF_8);
    }
}
