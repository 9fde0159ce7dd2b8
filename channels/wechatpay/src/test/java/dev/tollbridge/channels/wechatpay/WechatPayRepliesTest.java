package dev.tollbridge.channels.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.ChannelAccount.Pays;
import dev.tollbridge.spi.ChannelAccount.Queries;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Step;
import dev.tollbridge.testkit.Conversation;
import dev.tollbridge.testkit.Samples;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what WeChat Pay signed within five minutes is believed (section 2). */
class WechatPayRepliesTest {
    private static final String PAID = WechatPayAnswers.paid("T000001", "NATIVE", 1000).toString();
    private static final OrderRef ORDER =
            new OrderRef(
                    "T000001",
                    null,
                    Money.of(1000, "CNY"),
                    "wechat_pay",
                    Scene.QR,
                    false,
                    Samples.EXPIRES_AT);
    private final WechatPayScript channel = WechatPayScript.genuine();

    @ParameterizedTest
    @CsvSource({"0, true", "300, true", "-300, true", "301, false", "-301, false", "86400, false"})
    void aReplyCountsForFiveMinutes(long secondsAgo, boolean counts) {
        var at = Samples.NOW.minusSeconds(secondsAgo);
        var reply = channel.reply(200, PAID, WechatPayScript.KEY_ID, at);
        assertThat(said(reply) instanceof Outcome.Ok).isEqualTo(counts);
        assertThat(said(reply) instanceof Outcome.Unknown).isNotEqualTo(counts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Wechatpay-Timestamp",
                "Wechatpay-Nonce",
                "Wechatpay-Serial",
                "Wechatpay-Signature"
            })
    void aMissingHeaderLeavesItUnknown(String name) {
        var genuine = channel.reply(200, PAID);
        var left =
                genuine.headers().stream().filter(header -> !header.name().equals(name)).toList();
        assertThat(said(new HttpReply(200, left, genuine.body())))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "Wechatpay-Timestamp, soon",
        "Wechatpay-Timestamp, 1795248001",
        "Wechatpay-Timestamp, 99999999999999999999",
        "Wechatpay-Nonce, other",
        "Wechatpay-Serial, PUB_KEY_ID_1",
        "Wechatpay-Serial, 5157F09EFDC096DE15EBE81A47057A7232F1B8E1",
        "Wechatpay-Signature, WECHATPAY/SIGNTEST/abcdef==",
        "Wechatpay-Signature, ***",
        "Wechatpay-Signature, ''"
    })
    void aChangedHeaderLeavesItUnknown(String name, String value) {
        var genuine = channel.reply(200, PAID);
        assertThat(said(new HttpReply(200, changed(genuine, name, value), genuine.body())))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void theCaseOfHeadersDoesNotMatter() {
        var genuine = channel.reply(200, PAID);
        var lower =
                genuine.headers().stream()
                        .map(header ->
                                new HttpCall.Header(
                                        header.name().toLowerCase(Locale.ROOT), header.value()))
                        .toList();
        assertThat(said(new HttpReply(200, lower, genuine.body()))).isInstanceOf(Outcome.Ok.class);
    }

    @Test
    void aSignatureIsNeededForANoAsForAYes() {
        var absent = "{\"code\":\"ORDER_NOT_EXIST\",\"message\":\"no\"}";
        assertThat(said(channel.reply(404, absent)))
                .isEqualTo(new Outcome.Ok<>(new OrderState.NotFound()));
        assertThat(said(unsigned(404, absent))).isInstanceOf(Outcome.Unknown.class);
        assertThat(said(unsigned(200, PAID))).isInstanceOf(Outcome.Unknown.class);
        assertThat(said(unsigned(404, "<html>404</html>"))).isInstanceOf(Outcome.Unknown.class);
        assertThat(said(channel.reply(404, "{\"code\":\"SOME_PAGE\"}")))
                .as("another 404 than that of an absent order")
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void anUnsignedNoIsBelievedWhereNothingIsAtStake() {
        var no = unsigned(401, "{\"code\":\"SIGN_ERROR\",\"message\":\"bad\"}");
        assertThat(started(Scene.QR, no)).isInstanceOf(Outcome.Refused.class);
        assertThat(started(Scene.BARCODE, no)).isInstanceOf(Outcome.Unknown.class);
        assertThat(started(Scene.QR, unsigned(200, "{\"code_url\":\"weixin://x\"}")))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(started(Scene.QR, unsigned(401, "{}"))).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 301, 302, 500, 502, 503, 504})
    void aStrangeStatusIsUnknownHoweverWellSigned(int status) {
        assertThat(said(channel.reply(status, PAID))).isInstanceOf(Outcome.Unknown.class);
    }

    private Outcome<OrderState> said(HttpReply reply) {
        var query = Account.plain().as(Queries.class).query(ORDER, Samples.context());
        return held(query, reply);
    }

    private static Outcome<?> started(Scene scene, HttpReply reply) {
        var step = Account.plain().as(Pays.class).pay(Account.order(scene), Samples.context());
        return held(step, reply);
    }

    private static <T> Outcome<T> held(Step<T> step, HttpReply reply) {
        return Conversation.hold(step, (call, n) -> reply).outcome();
    }

    private static HttpReply unsigned(int status, String body) {
        return new HttpReply(status, List.of(), body.getBytes(UTF_8));
    }

    private static List<HttpCall.Header> changed(HttpReply reply, String name, String value) {
        return reply.headers().stream()
                .map(header ->
                        header.name().equals(name) ? new HttpCall.Header(name, value) : header)
                .toList();
    }
}
