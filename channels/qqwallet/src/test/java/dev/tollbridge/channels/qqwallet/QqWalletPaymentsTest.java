package dev.tollbridge.channels.qqwallet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.CancelResult;
import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.CloseResult;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.spi.NextAction;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.PayOrder;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Secret;
import dev.tollbridge.spi.Step;
import dev.tollbridge.testkit.Conversation;
import dev.tollbridge.testkit.Samples;
import dev.tollbridge.testkit.TestSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QqWalletPaymentsTest {
    private static Step<PayResult> pay(PayOrder order) {
        return Account.plain().as(ChannelAccount.Pays.class).pay(order, Samples.context());
    }

    private static NextAction action(Step<PayResult> step, Message... answers) {
        if (Account.ok(step, answers) instanceof PayResult.Pending(var action, var tradeNo)) {
            return action;
        }
        throw new AssertionError("not pending");
    }

    private static DeclineCode refusal(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(var error) ? error.code() : DeclineCode.OTHER;
    }

    @Test
    void aPageIsGivenWhatTheWalletTakes() {
        var answer = QqWalletAnswers.ok("prepay_id", "6Mca1d5b8c2f4e");
        if (action(pay(Account.order(Scene.IN_APP_PAGE)), answer)
                instanceof NextAction.Invoke(var client, var params)) {
            assertThat(client).isEqualTo("qqwallet_jsapi");
            assertThat(params)
                    .containsEntry("tokenId", "6Mca1d5b8c2f4e")
                    .containsEntry(
                            "appInfo", "appid#1007033799|bargainor_id#1900000109|channel#wallet");
        } else {
            throw new AssertionError("no invocation");
        }
    }

    @Test
    void anAppNeedsItsKey() {
        var without = TestSettings.without(Account.CHANNEL.settings(), "app_key");
        var step =
                new Account(without)
                        .as(ChannelAccount.Pays.class)
                        .pay(Account.order(Scene.APP), Samples.context());
        assertThat(refusal(Account.outcome(step))).isEqualTo(DeclineCode.CAPABILITY_NOT_SUPPORTED);
    }

    @Test
    void anAnswerWithoutACodeIsUnknown() {
        assertThat(Account.outcome(pay(Account.order(Scene.QR)), QqWalletAnswers.ok()))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"130061098828009406", "91072831040884993", "9107283104088499370"})
    void whatIsNoCodeOfTheWalletIsNotSent(String code) {
        var order = with(Account.order(Scene.BARCODE), Secret.of(code), "127.0.0.1", Map.of());
        assertThat(refusal(Account.outcome(pay(order)))).isEqualTo(DeclineCode.AUTH_CODE_INVALID);
    }

    private static PayOrder with(
            PayOrder order, Secret code, String ip, Map<String, String> options) {
        return new PayOrder(
                order.orderNo(),
                order.amount(),
                "a\r\nb\u0001 \uD83C\uDF75" + "茶".repeat(200),
                order.description(),
                order.method(),
                order.scene(),
                order.payerId(),
                ip,
                code,
                0,
                order.expiresAt(),
                order.returnUrl(),
                options);
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.7, 203.0.113.7", "2001:db8::1, 127.0.0.1"})
    void textsAndAddressesArriveAsTheyAreSigned(String ip, String sent) {
        var options = Map.of("limit_pay", "no_credit", "device_info", "till 7");
        var code = Secret.of(Account.CHANNEL.authCode());
        var order = with(Account.order(Scene.BARCODE), code, ip, options);
        var request = Message.read(Account.first(pay(order)).body());
        assertThat(request.text("sign")).isEqualTo(request.sign(QqWalletScript.KEY));
        assertThat(request.text("body")).hasSize(128).startsWith("a  b  茶");
        assertThat(request.text("spbill_create_ip")).isEqualTo(sent);
        assertThat(request.text("limit_pay")).isEqualTo("no_credit");
        assertThat(request.text("device_info")).isEqualTo("till 7");
        var wrong = with(order, code, ip, Map.of("limit_pay", "no_money"));
        assertThat(refusal(Account.outcome(pay(wrong)))).isEqualTo(DeclineCode.INVALID_REQUEST);
    }

    @ParameterizedTest
    @CsvSource({"USERPAYING, Pending", "PAYERROR, Refused", "NOTPAY, Unknown"})
    void aStateInAnAnswerToAScannedCodeCounts(String state, String expected) {
        var outcome =
                Account.outcome(pay(Account.order(Scene.BARCODE)), QqWalletAnswers.unpaid(state));
        var what = outcome instanceof Outcome.Ok<PayResult>(var value) ? value : outcome;
        assertThat(what.getClass().getSimpleName()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"out_trade_no", "transaction_id", "total_fee", "fee_type"})
    void aReceiptOfAnotherOrderOrWithoutAmountIsUnknown(String field) {
        var answer =
                QqWalletAnswers.paid(Samples.ORDER_NO, Account.AMOUNT)
                        .with(field, field.equals("transaction_id") ? "" : "XTS");
        assertThat(Account.outcome(pay(Account.order(Scene.BARCODE)), answer))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void anUnsignedRefusalIsBelievedOnlyWhereNothingIsAtStake() {
        var refusal = Message.of("return_code", "FAIL", "return_msg", "签名错误").xml();
        assertThat(unsigned(pay(Account.order(Scene.QR)), refusal))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(unsigned(pay(Account.order(Scene.BARCODE)), refusal))
                .isInstanceOf(Outcome.Unknown.class);
        var success = Message.of("return_code", "SUCCESS", "prepay_id", "p").xml();
        assertThat(unsigned(pay(Account.order(Scene.QR)), success))
                .isInstanceOf(Outcome.Unknown.class);
    }

    private static Outcome<PayResult> unsigned(Step<PayResult> step, byte[] body) {
        return Conversation.hold(step, (call, n) -> new HttpReply(200, List.of(), body)).outcome();
    }

    @Test
    void anAnswerForAnotherMerchantIsUnknown() {
        var answer =
                QqWalletAnswers.ok("prepay_id", "p", "code_url", "https://x")
                        .with("mch_id", "1900000666");
        assertThat(Account.outcome(pay(Account.order(Scene.QR)), answer))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "NOTPAY, Waiting", "USERPAYING, Waiting", "SUCCESS, Paid", "REFUND, Paid",
        "CLOSED, Closed", "REVOKED, Reversed", "PAYERROR, Failed", "NEXT_YEAR, Unknown"
    })
    void statesOfOrders(String word, String expected) {
        var step =
                Account.plain()
                        .as(ChannelAccount.Queries.class)
                        .query(Account.reference(Scene.QR), Samples.context());
        var answer =
                QqWalletAnswers.paid(Samples.ORDER_NO, Account.AMOUNT).with("trade_state", word);
        var outcome = Account.outcome(step, answer);
        var what = outcome instanceof Outcome.Ok<OrderState>(var value) ? value : outcome;
        assertThat(what.getClass().getSimpleName()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"SUCCESS, AlreadyPaid", "CLOSED, Closed", "REVOKED, Closed"})
    void whatCannotBeClosedIsAskedFor(String state, String expected) {
        var step =
                Account.plain()
                        .as(ChannelAccount.Closes.class)
                        .close(Account.reference(Scene.QR), Samples.context());
        CloseResult result =
                Account.ok(
                        step,
                        QqWalletAnswers.failure("ORDERCLOSED"),
                        QqWalletAnswers.unpaid(state));
        assertThat(result.getClass().getSimpleName()).isEqualTo(expected);
    }

    @Test
    void onlyScannedCodesAreReversedAndWhatDidNotWorkIsAskedAgain() {
        var cancels = Account.plain().as(ChannelAccount.Cancels.class);
        var qr = cancels.cancel(Account.reference(Scene.QR), Samples.context());
        assertThat(refusal(Account.outcome(qr))).isEqualTo(DeclineCode.CAPABILITY_NOT_SUPPORTED);
        var barcode = cancels.cancel(Account.reference(Scene.BARCODE), Samples.context());
        var again =
                Account.ok(
                        barcode,
                        QqWalletAnswers.ok(),
                        QqWalletAnswers.paid(Samples.ORDER_NO, Account.AMOUNT));
        assertThat(again).isInstanceOf(CancelResult.AskAgain.class);
    }

    @Test
    void aBodyWithADocumentTypeIsNotRead() {
        var xml = "<!DOCTYPE xml [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><xml><a>&a;</a></xml>";
        assertThat(unsigned(pay(Account.order(Scene.QR)), xml.getBytes(UTF_8)))
                .isInstanceOf(Outcome.Unknown.class);
    }
}
