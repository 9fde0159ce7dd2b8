package dev.tollbridge.channels.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.channels.wechatpay.WechatPayAnswers.Said;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.ChannelAccount.Pays;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.NextAction;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Secret;
import dev.tollbridge.spi.Step;
import dev.tollbridge.testkit.Samples;
import dev.tollbridge.testkit.TestKeys;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WechatPayPaymentsTest {
    private static final Said PREPAID = new Said(200, "{\"prepay_id\":\"wx26\"}");
    private final Account account = Account.plain();

    @ParameterizedTest
    @EnumSource(names = {"QR", "BARCODE", "IN_APP_PAGE", "MINI_PROGRAM", "APP", "H5"})
    void aRepeatAtAnotherTimeHasTheSameContents(Scene scene) {
        var order = Account.order(scene);
        var later = new CallContext(Samples.NOW.plusSeconds(600), new Random(1));
        var once = Account.first(account.as(Pays.class).pay(order, Samples.context()));
        var again = Account.first(account.as(Pays.class).pay(order, later));
        assertThat(again.body()).isEqualTo(once.body());
        assertThat(again.uri()).isEqualTo(once.uri());
        assertThat(Received.of(again).credential()).isNotEqualTo(Received.of(once).credential());
    }

    @Test
    void aPageInTheWalletIsInvokedWithSignedFields() {
        var invoke = invocation(account, Scene.IN_APP_PAGE);
        assertThat(invoke.client()).isEqualTo("wechatpay_jsapi");
        var params = invoke.params();
        assertThat(params)
                .containsEntry("appId", WechatPayScript.APP_ID)
                .containsEntry("package", "prepay_id=wx26")
                .containsEntry("signType", "RSA")
                .containsEntry("timeStamp", "1795248000");
        var text =
                "%s\n%s\n%s\nprepay_id=wx26\n"
                        .formatted(
                                params.get("appId"),
                                params.get("timeStamp"),
                                params.get("nonceStr"));
        assertThat(holds(text, params.get("paySign"))).isTrue();
        assertThat(holds(text.replace("wx26", "wx27"), params.get("paySign"))).isFalse();
    }

    @Test
    void anAppIsInvokedWithSignedFields() {
        var invoke = invocation(account.with("mobile_app_id", "wxmobile00000001"), Scene.APP);
        assertThat(invoke.client()).isEqualTo("wechatpay_app");
        var params = invoke.params();
        assertThat(params)
                .containsEntry("appid", "wxmobile00000001")
                .containsEntry("partnerid", WechatPayScript.MCH_ID)
                .containsEntry("prepayid", "wx26")
                .containsEntry("package", "Sign=WXPay");
        var text =
                "%s\n%s\n%s\nwx26\n"
                        .formatted(
                                params.get("appid"),
                                params.get("timestamp"),
                                params.get("noncestr"));
        assertThat(holds(text, params.get("sign"))).isTrue();
    }

    @Test
    void eachKindOfAppHasItsId() {
        var three =
                account.with(
                        "mini_program_app_id",
                        "wxmini0000000001",
                        "mobile_app_id",
                        "wxmobile00000001");
        assertThat(body(three, Scene.MINI_PROGRAM).path("appid").asString())
                .isEqualTo("wxmini0000000001");
        assertThat(body(three, Scene.APP).path("appid").asString()).isEqualTo("wxmobile00000001");
        assertThat(body(three, Scene.QR).path("appid").asString())
                .isEqualTo(WechatPayScript.APP_ID);
        assertThat(invocation(three, Scene.MINI_PROGRAM).params())
                .containsEntry("appId", "wxmini0000000001");
    }

    @Test
    void aServiceProviderNamesBothMerchants() {
        var provider = account.with("sub_mch_id", "1900000109", "sub_app_id", "wxsub00000000001");
        for (var scene : new Scene[] {Scene.QR, Scene.IN_APP_PAGE, Scene.APP, Scene.BARCODE}) {
            var call =
                    Account.first(
                            provider.as(Pays.class).pay(Account.order(scene), Samples.context()));
            assertThat(call.uri().getPath()).startsWith("/v3/pay/partner/transactions/");
            var body = json(call.body());
            assertThat(body.path("sp_mchid").asString()).isEqualTo(WechatPayScript.MCH_ID);
            assertThat(body.path("sub_mchid").asString()).isEqualTo("1900000109");
            assertThat(body.path("sp_appid").asString()).isEqualTo(WechatPayScript.APP_ID);
            assertThat(body.path("sub_appid").asString()).isEqualTo("wxsub00000000001");
            assertThat(body.has("appid") || body.has("mchid")).isFalse();
        }
        assertThat(body(provider, Scene.IN_APP_PAGE).path("payer").path("sub_openid").asString())
                .isEqualTo(WechatPayScript.OPENID);
        assertThat(invocation(provider, Scene.IN_APP_PAGE).params())
                .containsEntry("appId", "wxsub00000000001");
        var without = account.with("sub_mch_id", "1900000109");
        assertThat(body(without, Scene.IN_APP_PAGE).path("payer").path("sp_openid").asString())
                .isEqualTo(WechatPayScript.OPENID);
        assertThat(invocation(without, Scene.IN_APP_PAGE).params())
                .containsEntry("appId", WechatPayScript.APP_ID);
    }

    @Test
    void aPhonePageLeadsBackToTheShop() {
        var answer =
                new Said(200, "{\"h5_url\":\"https://wx.tenpay.com/x?prepay_id=wx26&package=1\"}");
        var step = account.as(Pays.class).pay(Account.order(Scene.H5), Samples.context());
        assertThat(Account.ok(step, answer))
                .isEqualTo(
                        new PayResult.Pending(
                                new NextAction.Redirect(
                                        URI.create(
                                                "https://wx.tenpay.com/x?prepay_id=wx26&package=1&redirect_url="
                                                        + "https%3A%2F%2Fshop.example.com%2Fback%3Forder%3D1")),
                                null));
        assertThat(Account.outcome(step, new Said(200, "{\"h5_url\":\"javascript:alert(1)\"}")))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void aCodeLivesTwoHoursAtMost() {
        var order = Account.order(Scene.QR);
        var code = new Said(200, "{\"code_url\":\"weixin://wxpay/bizpayurl?pr=abc\"}");
        var step = account.as(Pays.class).pay(order, Samples.context());
        assertThat(Account.ok(step, code).toString()).contains(order.expiresAt().toString());
        var tomorrow = lasting(order, Samples.NOW.plus(Duration.ofDays(1)));
        assertThat(
                        Account.ok(account.as(Pays.class).pay(tomorrow, Samples.context()), code)
                                .toString())
                .contains("2026-11-21T10:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"202, USERPAYING, ''", "400, USERPAYING, ''", "200, '', USERPAYING"})
    void aScannedCodeMayWaitForItsPayer(int status, String code, String state) {
        var said =
                code.isEmpty()
                        ? new Said(
                                status, WechatPayAnswers.unpaid(Samples.ORDER_NO, state).toString())
                        : WechatPayAnswers.failure(status, code);
        assertThat(Account.ok(barcode(), said))
                .isEqualTo(
                        new PayResult.Pending(
                                new NextAction.AwaitPayer(Duration.ofSeconds(5)), null));
    }

    @ParameterizedTest
    @CsvSource({
        "403, NOT_ENOUGH, Refused, INSUFFICIENT_FUNDS",
        "400, AUTH_CODE_EXPIRE, Refused, AUTH_CODE_INVALID",
        "403, RULE_LIMIT, Refused, RISK_REFUSED",
        "400, PARAM_ERROR, Refused, INVALID_REQUEST",
        "429, FREQUENCY_LIMITED, Refused, RATE_LIMITED",
        "400, ORDERPAID, Unknown, ORDER_ALREADY_PAID",
        "403, OUT_TRADE_NO_USED, Unknown, DUPLICATE_REQUEST",
        "202, A_CODE_OF_NEXT_YEAR, Unknown, CHANNEL_ERROR",
        "400, A_CODE_OF_NEXT_YEAR, Refused, OTHER",
        "500, BANK_ERROR, Unknown, CHANNEL_UNAVAILABLE",
        "503, SERVICE_UNAVAILABLE, Unknown, CHANNEL_UNAVAILABLE"
    })
    void aScannedCodeIsRefusedOrUnknown(
            int status, String code, String outcome, DeclineCode meaning) {
        var came = Account.outcome(barcode(), WechatPayAnswers.failure(status, code));
        assertThat(came.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(came.toString()).contains("code=" + meaning);
    }

    @Test
    void aPaymentThatFailedAtThePayerIsRefused() {
        var failed = WechatPayAnswers.unpaid(Samples.ORDER_NO, "PAYERROR").toString();
        assertThat(Account.outcome(barcode(), new Said(200, failed)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        no -> assertThat(no.error().category()).isEqualTo(ErrorCategory.DECLINED));
        var other = WechatPayAnswers.paid("T2", "MICROPAY", 1230).toString();
        assertThat(Account.outcome(barcode(), new Said(200, other)))
                .isInstanceOf(Outcome.Unknown.class);
        var foreign =
                WechatPayAnswers.paid(Samples.ORDER_NO, "MICROPAY", 1230)
                        .put("mchid", "1900000666")
                        .toString();
        assertThat(Account.outcome(barcode(), new Said(200, foreign)))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "QR, limit_pay, no_cash",
        "QR, detail, []",
        "QR, support_fapiao, yes",
        "H5, h5_type, Nokia"
    })
    void aBadOptionIsRefusedBeforeAnythingIsSent(Scene scene, String option, String value) {
        var step =
                account.as(Pays.class)
                        .pay(with(Account.order(scene), Map.of(option, value)), Samples.context());
        assertThat(Account.outcome(step)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void optionsGoWhereTheyBelong() {
        var options =
                Map.of(
                        "attach",
                        "a",
                        "goods_tag",
                        "g",
                        "limit_pay",
                        "no_credit,no_debit",
                        "support_fapiao",
                        "true",
                        "detail",
                        "{\"cost_price\":1}",
                        "device_id",
                        "d",
                        "store_id",
                        "s");
        var order = with(Account.order(Scene.QR), options);
        var body = json(Account.first(account.as(Pays.class).pay(order, Samples.context())).body());
        assertThat(body.path("attach").asString()).isEqualTo("a");
        assertThat(body.path("goods_tag").asString()).isEqualTo("g");
        assertThat(body.path("limit_pay").toString()).isEqualTo("[\"no_credit\",\"no_debit\"]");
        assertThat(body.path("support_fapiao").asBoolean()).isTrue();
        assertThat(body.path("detail").path("cost_price").asInt()).isEqualTo(1);
        assertThat(body.path("scene_info").path("device_id").asString()).isEqualTo("d");
        assertThat(body.path("scene_info").path("store_info").path("id").asString()).isEqualTo("s");
    }

    @ParameterizedTest
    @CsvSource({
        "283456789012345678",
        "13006109882800940",
        "163456789012345678",
        "13006109882800940x"
    })
    void aCodeOfAnotherWalletIsRefused(String code) {
        var order = scanned(Account.order(Scene.BARCODE), Secret.of(code));
        var came = Account.outcome(account.as(Pays.class).pay(order, Samples.context()));
        assertThat(came.toString()).contains("Refused", "AUTH_CODE_INVALID").doesNotContain(code);
    }

    @Test
    void aLongSubjectWithEmojiIsCutToWhatIsAllowed() {
        var order = Account.order(Scene.QR);
        var subject = "🍵" + "茶".repeat(200);
        var body =
                json(
                        Account.first(
                                        account.as(Pays.class)
                                                .pay(named(order, subject), Samples.context()))
                                .body());
        assertThat(body.path("description").asString()).isEqualTo("茶".repeat(127));
    }

    private Step<PayResult> barcode() {
        return account.as(Pays.class).pay(Account.order(Scene.BARCODE), Samples.context());
    }

    private static NextAction.Invoke invocation(Account account, Scene scene) {
        var step = account.as(Pays.class).pay(Account.order(scene), Samples.context());
        if (Account.ok(step, PREPAID)
                instanceof PayResult.Pending(NextAction.Invoke invoke, var tradeNo)) {
            return invoke;
        }
        throw new AssertionError("nothing to invoke");
    }

    private static JsonNode body(Account account, Scene scene) {
        var step = account.as(Pays.class).pay(Account.order(scene), Samples.context());
        return json(Account.first(step).body());
    }

    private static JsonNode json(byte[] body) {
        return new JsonMapper().readTree(body);
    }

    private static boolean holds(String text, @Nullable String signature) {
        return TestKeys.holds(
                TestKeys.MERCHANT.getPublic(), text.getBytes(UTF_8), String.valueOf(signature));
    }

    private static PayOrder with(PayOrder order, Map<String, String> options) {
        return copy(order, order.subject(), order.authCode(), order.expiresAt(), options);
    }

    private static PayOrder scanned(PayOrder order, Secret code) {
        return copy(order, order.subject(), code, order.expiresAt(), Map.of());
    }

    private static PayOrder named(PayOrder order, String subject) {
        return copy(order, subject, order.authCode(), order.expiresAt(), Map.of());
    }

    private static PayOrder lasting(PayOrder order, Instant until) {
        return copy(order, order.subject(), order.authCode(), until, Map.of());
    }

    private static PayOrder copy(
            PayOrder order,
            String subject,
            @Nullable Secret code,
            Instant until,
            Map<String, String> options) {
        return new PayOrder(
                order.orderNo(),
                Money.of(1230, "CNY"),
                subject,
                order.description(),
                order.method(),
                order.scene(),
                order.payerId(),
                order.payerIp(),
                code,
                0,
                until,
                order.returnUrl(),
                options);
    }
}
