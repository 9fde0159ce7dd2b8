package dev.tollbridge.channels.unionpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.ChannelAccount.Authorizes;
import dev.tollbridge.spi.ChannelAccount.Pays;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.NextAction;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Step;
import dev.tollbridge.testkit.Samples;
import dev.tollbridge.testkit.TestCertificates;
import dev.tollbridge.testkit.TestCertificates.Party;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnionPayPaymentsTest {
    private static final Account ACCOUNT = Account.plain();
    private static final Party ENCRYPTION = Party.of("041@8310000000083040@encryption@00016494");

    @ParameterizedTest
    @CsvSource({"WEB, 07, false, 01", "H5, 08, false, 01", "WEB, 07, true, 02"})
    void aPageIsASignedForm(Scene scene, String channelType, boolean reserve, String type) {
        var form = form(ACCOUNT, Account.order(scene), reserve);
        assertThat(form.url())
                .hasToString("https://gateway.95516.com/gateway/api/frontTransReq.do");
        var sent = new Received("", form.fields()).signedBy(UnionPayScript.MERCHANT);
        assertThat(sent.field("channelType")).isEqualTo(channelType);
        assertThat(sent.type()).isEqualTo(type + "/01");
        assertThat(sent.field("bizType")).isEqualTo("000201");
        assertThat(sent.field("txnAmt")).isEqualTo("1230");
        assertThat(sent.field("frontUrl")).isEqualTo("https://shop.example.com/back?order=1");
    }

    @Test
    void companiesPayByAProductOfTheirOwn() {
        var card = Account.order(Scene.WEB);
        var order =
                new PayOrder(
                        card.orderNo(),
                        card.amount(),
                        card.subject(),
                        null,
                        "unionpay_b2b",
                        Scene.WEB,
                        null,
                        null,
                        null,
                        0,
                        card.expiresAt(),
                        card.returnUrl(),
                        Map.of());
        assertThat(form(ACCOUNT, order, false).fields()).containsEntry("bizType", "000202");
    }

    @Test
    void testAccountsGoToTheTestHost() {
        var form = form(ACCOUNT.forTests(), Account.order(Scene.WEB), false);
        assertThat(form.url().getHost()).isEqualTo("gateway.test.95516.com");
        var elsewhere = ACCOUNT.with("gateway_url", "http://localhost:8090/unionpay/gateway/api/");
        assertThat(form(elsewhere, Account.order(Scene.WEB), false).url())
                .hasToString("http://localhost:8090/unionpay/gateway/api/frontTransReq.do");
    }

    @Test
    void anAppIsToldInWhichWorldItsOrderIs() {
        Function<Received, Message> channel =
                request -> UnionPayAnswers.answer(request, "00", "成功").with("tn", "7419");
        assertThat(action(ACCOUNT, Account.order(Scene.APP), channel))
                .isEqualTo(
                        new NextAction.Invoke("unionpay_app", Map.of("tn", "7419", "mode", "00")));
        assertThat(action(ACCOUNT.forTests(), Account.order(Scene.APP), channel))
                .isEqualTo(
                        new NextAction.Invoke("unionpay_app", Map.of("tn", "7419", "mode", "01")));
    }

    @Test
    void aSuccessWithoutACodeIsNone() {
        var step = ACCOUNT.as(Pays.class).pay(Account.order(Scene.QR), Samples.context());
        assertThat(Account.outcome(step, request -> UnionPayAnswers.answer(request, "00", "成功")))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "payer_phone, 12345, INVALID_REQUEST",
        "payer_phone, 2355555555a, INVALID_REQUEST",
        "term_id, 1, INVALID_REQUEST"
    })
    void aBadOptionIsRefused(String option, String value, DeclineCode code) {
        var step =
                ACCOUNT.as(Pays.class)
                        .pay(Account.order(Scene.WEB, option, value), Samples.context());
        assertThat(refusal(step)).isEqualTo(code);
    }

    @Test
    void aNumberThatTellsNoTimeIsRefused() {
        var order = Account.order(Scene.WEB);
        var other =
                new PayOrder(
                        "ORDER00000001",
                        order.amount(),
                        order.subject(),
                        null,
                        order.method(),
                        order.scene(),
                        null,
                        null,
                        null,
                        0,
                        order.expiresAt(),
                        order.returnUrl(),
                        Map.of());
        assertThat(refusal(ACCOUNT.as(Pays.class).pay(other, Samples.context())))
                .isEqualTo(DeclineCode.INVALID_REQUEST);
    }

    @Test
    void thePayersPhoneIsEncryptedWithACertificateThatIsFetchedOnce() throws Exception {
        var order = Account.order(Scene.WEB, "payer_phone", "13552535506");
        var held =
                Account.hold(
                        ACCOUNT.as(Pays.class).pay(order, Samples.context()),
                        request -> {
                            assertThat(request.type()).isEqualTo("95/00");
                            request.require("certType", "01");
                            request.require("orderId", "[0-9]{8,40}");
                            return UnionPayAnswers.answer(request, "00", "成功")
                                    .with("certType", "01", "encryptPubKeyCert", encryptionPem());
                        });
        assertThat(held.calls()).hasSize(1);
        assertThat(phone(fields(held.outcome()))).isEqualTo("{phoneNo=13552535506}");

        var again = form(ACCOUNT.knowing(held.learned()), order, false);
        assertThat(phone(again.fields())).isEqualTo("{phoneNo=13552535506}");
    }

    @Test
    void aLearnedCertificateOfAnotherAuthorityIsForgotten() {
        var forged = TestCertificates.pem(TestAuthority.IMPOSTER.middle(), ENCRYPTION, false);
        var account = ACCOUNT.knowing(Map.of(EncryptionCertificates.LEARNED, forged));
        var order = Account.order(Scene.WEB, "payer_phone", "13552535506");
        assertThat(account.as(Pays.class).pay(order, Samples.context()))
                .isInstanceOf(Step.Http.class);
    }

    @Test
    void withoutACertificateNothingIsSent() {
        var order = Account.order(Scene.APP, "payer_phone", "13552535506");
        var outcome =
                Account.outcome(
                        ACCOUNT.as(Pays.class).pay(order, Samples.context()),
                        request -> UnionPayAnswers.answer(request, "06", "系统繁忙"));
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    }

    private static String encryptionPem() {
        return TestCertificates.pem(TestAuthority.GENUINE.middle(), ENCRYPTION, false);
    }

    private static String phone(Map<String, String> fields) throws GeneralSecurityException {
        var info = new String(Base64.getDecoder().decode(fields.get("customerInfo")), UTF_8);
        var secret = info.substring("{encryptedInfo=".length(), info.length() - 1);
        var cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.DECRYPT_MODE, ENCRYPTION.keys().getPrivate());
        return "{" + new String(cipher.doFinal(Base64.getDecoder().decode(secret)), UTF_8) + "}";
    }

    private static NextAction.FormPost form(Account account, PayOrder order, boolean reserve) {
        var step =
                reserve
                        ? account.as(Authorizes.class).authorize(order, Samples.context())
                        : account.as(Pays.class).pay(order, Samples.context());
        if (step
                instanceof
                Step.Done<PayResult>(
                        Outcome.Ok<PayResult>(
                                PayResult.Pending(NextAction.FormPost form, var tradeNo)),
                        var learned)) {
            return form;
        }
        throw new AssertionError(step);
    }

    private static Map<String, String> fields(Outcome<PayResult> outcome) {
        if (outcome
                instanceof
                Outcome.Ok<PayResult>(
                        PayResult.Pending(NextAction.FormPost(var url, var fields), var tradeNo))) {
            return fields;
        }
        throw new AssertionError(outcome);
    }

    private static NextAction action(
            Account account, PayOrder order, Function<Received, Message> channel) {
        var result = Account.ok(account.as(Pays.class).pay(order, Samples.context()), channel);
        if (result instanceof PayResult.Pending(var action, var tradeNo)) {
            return action;
        }
        throw new AssertionError(result);
    }

    private static DeclineCode refusal(Step<PayResult> step) {
        if (step
                instanceof
                Step.Done<PayResult>(Outcome.Refused<PayResult>(var error), var learned)) {
            return error.code();
        }
        throw new AssertionError(step);
    }
}
