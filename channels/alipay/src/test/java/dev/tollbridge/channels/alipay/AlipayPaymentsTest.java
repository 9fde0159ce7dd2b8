package dev.tollbridge.channels.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.ChannelAdapter.Opening;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.NextAction;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Secret;
import dev.tollbridge.spi.Step;
import dev.tollbridge.testkit.Conversation;
import dev.tollbridge.testkit.Samples;
import dev.tollbridge.testkit.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AlipayPaymentsTest {
    private static final Instant SOON = Samples.NOW.plus(Duration.ofMinutes(5));
    private final ChannelAccount account = account();

    @Test
    void instalmentsAndOptionsTravelInTheContent() {
        var order =
                order(Scene.QR, null, null, 6, SOON)
                        .with(
                                Map.of(
                                        "hb_fq_seller_percent", "100",
                                        "store_id", "S1",
                                        "terminal_id", "T1",
                                        "goods_detail", "[{\"goods_id\":\"g\"}]",
                                        "passback_params", "a=b&c",
                                        "sys_service_provider_id", "2088511833207846"));
        var content = content(order.order());
        assertThat(content.at("/extend_params/hb_fq_num").asString()).isEqualTo("6");
        assertThat(content.at("/extend_params/hb_fq_seller_percent").asString()).isEqualTo("100");
        assertThat(content.at("/extend_params/sys_service_provider_id").asString())
                .isEqualTo("2088511833207846");
        assertThat(content.at("/goods_detail/0/goods_id").asString()).isEqualTo("g");
        assertThat(content.path("passback_params").asString()).isEqualTo("a%3Db%26c");
        assertThat(content.path("store_id").asString()).isEqualTo("S1");
        assertThat(content.path("terminal_id").asString()).isEqualTo("T1");
    }

    @Test
    void timesAreChinasAndACodeDiesWithItsOrder() {
        var content = content(order(Scene.QR, null, null, 0, SOON).order());
        assertThat(content.path("time_expire").asString()).isEqualTo("2026-11-21 16:05:00");
        assertThat(qr(SOON).expiresAt()).isEqualTo(SOON);
        assertThat(qr(Samples.NOW.plus(Duration.ofHours(9))).expiresAt())
                .isEqualTo(Samples.NOW.plus(Duration.ofHours(2)));
    }

    @Test
    void bothFormsOfAPayersIdAreKnown() {
        var old = content(order(Scene.MINI_PROGRAM, "2088102146225135", null, 0, SOON).order());
        assertThat(old.path("buyer_id").asString()).isEqualTo("2088102146225135");
        assertThat(old.has("buyer_open_id")).isFalse();
        assertThat(old.path("op_app_id").asString()).isEqualTo(AlipayScript.APP_ID);
        var open =
                content(order(Scene.MINI_PROGRAM, "074a1CcTG1LelxKe4xQC0", null, 0, SOON).order());
        assertThat(open.path("buyer_open_id").asString()).isEqualTo("074a1CcTG1LelxKe4xQC0");
        assertThat(open.has("buyer_id")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "134567890123456789",
                "2812345678901",
                "28x4567890123456",
                "31345678901234567"
            })
    void aCodeThatIsNotAlipaysIsNotSent(String code) {
        assertRefused(
                pay(order(Scene.BARCODE, null, code, 0, SOON).order()),
                DeclineCode.AUTH_CODE_INVALID);
    }

    @Test
    void aFaceCodeIsASecurityCode() {
        var content = content(order(Scene.BARCODE, null, "fp0123456789abcdef", 0, SOON).order());
        assertThat(content.path("scene").asString()).isEqualTo("security_code");
    }

    @Test
    void whatCannotWorkIsRefusedBeforeItIsSent() {
        assertRefused(
                pay(order(Scene.QR, null, null, 0, Samples.NOW).order()),
                DeclineCode.ORDER_EXPIRED);
        assertRefused(
                pay(order(Scene.IN_APP_PAGE, null, null, 0, SOON).order()),
                DeclineCode.INVALID_REQUEST);
        assertRefused(
                pay(order(Scene.API, null, null, 0, SOON).order()),
                DeclineCode.CAPABILITY_NOT_SUPPORTED);
        for (var option :
                new String[][] {
                    {"goods_detail", "{}"},
                    {"goods_detail", "no JSON"},
                    {"hb_fq_seller_percent", "50"}
                }) {
            var order =
                    order(Scene.QR, null, null, 3, SOON).with(Map.of(option[0], option[1])).order();
            assertRefused(pay(order), DeclineCode.INVALID_REQUEST);
        }
        var dollars = order(Scene.QR, null, null, 0, SOON).in(Money.of(100, "USD")).order();
        assertRefused(pay(dollars), DeclineCode.CURRENCY_NOT_SUPPORTED);
    }

    @ParameterizedTest
    @EnumSource(names = {"WEB", "H5", "IN_APP_PAGE", "MINI_PROGRAM", "API"})
    void whereAlipayCannotReserveItSaysSo(Scene scene) {
        var order = order(scene, "2088102146225135", null, 0, SOON).order();
        var step = ((ChannelAccount.Authorizes) account).authorize(order, Samples.context());
        assertRefused(step, DeclineCode.CAPABILITY_NOT_SUPPORTED);
    }

    @Test
    void titlesAvoidWhatAlipayRefuses() {
        assertThat(TradeContent.subject("a/b=c&d")).isEqualTo("a／b＝c＆d");
        assertThat(TradeContent.shorten("a😀b", 2)).isEqualTo("a");
        assertThat(TradeContent.shorten("a😀b", 3)).isEqualTo("a😀");
    }

    /** An order and ways to vary it. */
    private record Draft(PayOrder order) {
        Draft with(Map<String, String> options) {
            return copy(order.amount(), options);
        }

        Draft in(Money amount) {
            return copy(amount, order.options());
        }

        private Draft copy(Money amount, Map<String, String> options) {
            return new Draft(
                    new PayOrder(
                            order.orderNo(),
                            amount,
                            order.subject(),
                            order.description(),
                            order.method(),
                            order.scene(),
                            order.payerId(),
                            order.payerIp(),
                            order.authCode(),
                            order.instalments(),
                            order.expiresAt(),
                            order.returnUrl(),
                            options));
        }
    }

    private static Draft order(
            Scene scene,
            @Nullable String payerId,
            @Nullable String code,
            int instalments,
            Instant expiresAt) {
        return new Draft(
                new PayOrder(
                        Samples.ORDER_NO,
                        Money.of(1230, "CNY"),
                        "Tea",
                        null,
                        "alipay",
                        scene,
                        payerId,
                        null,
                        code == null ? null : Secret.of(code),
                        instalments,
                        expiresAt,
                        null,
                        Map.of()));
    }

    private Step<PayResult> pay(PayOrder order) {
        return ((ChannelAccount.Pays) account).pay(order, Samples.context());
    }

    private JsonNode content(PayOrder order) {
        return switch (pay(order)) {
            case Step.Http<PayResult>(var call, var onReply) -> Received.of(call).content();
            case Step.Done<PayResult> done -> throw new AssertionError(done);
        };
    }

    private NextAction.ShowQr qr(Instant expiresAt) {
        var order = order(Scene.QR, null, null, 0, expiresAt).order();
        var held =
                Conversation.hold(
                        pay(order),
                        (call, n) ->
                                AlipayScript.genuine()
                                        .answer(call, Situation.DONE, order.amount()));
        if (held.outcome()
                instanceof
                Outcome.Ok<PayResult>(PayResult.Pending(NextAction.ShowQr qr, var tradeNo))) {
            return qr;
        }
        throw new AssertionError(held);
    }

    private static void assertRefused(Step<PayResult> step, DeclineCode code) {
        switch (step) {
            case Step.Done<PayResult>(Outcome.Refused<PayResult>(var error), var learned) ->
                    assertThat(error.code()).isEqualTo(code);
            case Step<PayResult> other -> throw new AssertionError(other);
        }
    }

    private static ChannelAccount account() {
        return switch (new AlipayAdapter().open(AlipayScript.genuine().settings())) {
            case Opening.Opened(var account) -> account;
            case Opening.Refused(var problems) -> throw new AssertionError(problems);
        };
    }
}
