package dev.tollbridge.channels.qqwallet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.NoticeContent;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.RawNotice;
import dev.tollbridge.spi.VerifiedNotice;
import dev.tollbridge.testkit.Conversation;
import dev.tollbridge.testkit.NoticeSample;
import dev.tollbridge.testkit.Samples;
import dev.tollbridge.testkit.TestSettings;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QqWalletNoticesTest {
    private static final NoticeSample SAMPLE =
            new NoticeSample(
                    NoticeSample.Kind.PAID,
                    "1353933301461607211903715556",
                    Samples.ORDER_NO,
                    Samples.REFUND_NO,
                    Account.AMOUNT);

    private static Outcome<VerifiedNotice> receive(Account account, RawNotice notice) {
        var step =
                account.as(ChannelAccount.ReceivesNotices.class).receive(notice, Samples.context());
        return Conversation.hold(
                        step,
                        (call, n) -> {
                            throw new AssertionError("a notice needs no call");
                        })
                .outcome();
    }

    private static Outcome<VerifiedNotice> receive(Message message) {
        return receive(
                Account.plain(), QqWalletScript.post(message.signed(QqWalletScript.KEY).xml()));
    }

    @Test
    void aPaymentIsTold() {
        if (receive(QqWalletScript.paid(SAMPLE)) instanceof Outcome.Ok<VerifiedNotice>(var notice)
                && notice.content()
                        instanceof
                        NoticeContent.OrderChanged(
                                var orderNo,
                                OrderState.Paid(var receipt, var refunded))) {
            assertThat(orderNo).isEqualTo(Samples.ORDER_NO);
            assertThat(receipt.tradeNo()).isEqualTo(SAMPLE.noticeId());
            assertThat(receipt.amount()).isEqualTo(Account.AMOUNT);
            assertThat(receipt.at()).hasToString("2026-11-21T08:00:01Z");
        } else {
            throw new AssertionError("not a payment");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"out_trade_no", "transaction_id", "total_fee", "trade_state"})
    void oneWithoutAFieldIsRefusedAlthoughItIsAuthentic(String field) {
        assertThat(receive(QqWalletScript.paid(SAMPLE).with(field, "")))
                .isInstanceOf(Outcome.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "12.30", "1e9", "99999999999999"})
    void amountsHaveToBeWholeFen(String amount) {
        assertThat(receive(QqWalletScript.paid(SAMPLE).with("total_fee", amount)))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void lowerCaseIsAsGoodAndAnotherAppIsNot() {
        var message = QqWalletScript.paid(SAMPLE);
        var sign = message.sign(QqWalletScript.KEY).toLowerCase(Locale.ROOT);
        assertThat(receive(Account.plain(), QqWalletScript.post(message.with("sign", sign).xml())))
                .isInstanceOf(Outcome.Ok.class);
        assertThat(receive(message.with("appid", "1007000000")))
                .isInstanceOf(Outcome.Refused.class);
    }

    /** A message does not choose how it is judged. */
    @Test
    void theAccountDecidesHowMessagesAreSigned() {
        var hmac =
                new Account(
                        TestSettings.with(Account.CHANNEL.settings(), "sign_type", "HMAC-SHA256"));
        var message = QqWalletScript.paid(SAMPLE);
        var strong =
                QqWalletScript.post(
                        message.with("sign", message.sign(QqWalletScript.KEY, true)).xml());
        var weak = QqWalletScript.post(message.signed(QqWalletScript.KEY).xml());
        assertThat(receive(hmac, strong)).isInstanceOf(Outcome.Ok.class);
        assertThat(receive(hmac, weak)).isInstanceOf(Outcome.Refused.class);
        assertThat(receive(Account.plain(), strong)).isInstanceOf(Outcome.Refused.class);
    }

    @Tag("attack-xml-entities")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE xml [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE xml [<!ENTITY e \"SUCCESS\">]>",
                "<!DOCTYPE xml SYSTEM \"http://127.0.0.1:1/evil.dtd\">",
                "<!DOCTYPE xml>"
            })
    void aDocumentTypeIsRefusedWhateverElseItSays(String type) {
        var genuine =
                new String(QqWalletScript.paid(SAMPLE).signed(QqWalletScript.KEY).xml(), UTF_8);
        assertThat(receive(Account.plain(), QqWalletScript.post(genuine.getBytes(UTF_8))))
                .isInstanceOf(Outcome.Ok.class);
        var attacked =
                type
                        + genuine.replace(
                                "<![CDATA[SUCCESS]]></trade_state>",
                                type.contains("ENTITY e")
                                        ? "&e;</trade_state>"
                                        : "SUCCESS</trade_state>");
        assertThat(receive(Account.plain(), QqWalletScript.post(attacked.getBytes(UTF_8))))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void onlyAPostIsRead() {
        var body = QqWalletScript.paid(SAMPLE).signed(QqWalletScript.KEY).xml();
        assertThat(receive(Account.plain(), new RawNotice("GET", "", List.of(), body)))
                .isInstanceOf(Outcome.Refused.class);
    }
}
