package dev.tollbridge.channels.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.ChannelAccount.ReceivesNotices;
import dev.tollbridge.spi.HttpCall;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.NoticeContent;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.RawNotice;
import dev.tollbridge.spi.RefundState;
import dev.tollbridge.spi.VerifiedNotice;
import dev.tollbridge.testkit.Samples;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WechatPayNoticesTest {
    private static final NoticeText PAID = NoticeText.paid("n-1", "T000001", 1000);
    private static final NoticeText REFUNDED =
            NoticeText.refunded("n-2", "T000001", "R000001", 300);
    private final WechatPayScript channel = WechatPayScript.genuine();
    private final Account account = Account.plain();

    @Test
    void theAnswersAreWeChatPays() {
        var receiver = account.as(ReceivesNotices.class);
        assertThat(receiver.accepted().status()).isEqualTo(204);
        assertThat(receiver.accepted().body()).isEmpty();
        assertThat(receiver.rejected().status()).isEqualTo(400);
        assertThat(receiver.rejected().body()).contains("\"code\":\"FAIL\"");
    }

    @Test
    void aPaymentAndARefundAreTold() {
        assertThat(accepted(PAID).content())
                .isInstanceOfSatisfying(
                        NoticeContent.OrderChanged.class,
                        changed ->
                                assertThat(changed.state())
                                        .isInstanceOfSatisfying(
                                                OrderState.Paid.class,
                                                paid ->
                                                        assertThat(paid.receipt().amount())
                                                                .isEqualTo(Money.of(1000, "CNY"))));
        assertThat(accepted(REFUNDED).content())
                .isEqualTo(
                        new NoticeContent.RefundChanged(
                                "T000001",
                                "R000001",
                                new RefundState.Succeeded(
                                        Money.of(300, "CNY"),
                                        Instant.parse("2026-11-21T08:05:00Z"))));
    }

    @ParameterizedTest
    @CsvSource({"REFUND.ABNORMAL, ABNORMAL, Stuck", "REFUND.CLOSED, CLOSED, Failed"})
    void aRefundThatDidNotReachThePayerIsStuckOrHasFailed(
            String event, String status, String state) {
        var notice = REFUNDED.as(event).with("refund_status", status);
        assertThat(accepted(notice).content())
                .isInstanceOfSatisfying(
                        NoticeContent.RefundChanged.class,
                        changed ->
                                assertThat(changed.state().toString())
                                        .startsWith(state)
                                        .contains(status));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "300, true", "-300, true", "301, false", "-301, false"})
    void aNoticeCountsForFiveMinutes(long secondsAgo, boolean counts) {
        var sent =
                PAID.sentBy(channel, WechatPayScript.KEY_ID, Samples.NOW.minusSeconds(secondsAgo));
        assertThat(received(account, sent) instanceof Outcome.Ok).isEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource({
        "Wechatpay-Signature, WECHATPAY/SIGNTEST/h1vPlOoDBwZGNXwk5xiPqzTJbUjhSI0T",
        "Wechatpay-Signature, ''",
        "Wechatpay-Timestamp, 1795248001",
        "Wechatpay-Timestamp, x",
        "Wechatpay-Nonce, x",
        "Wechatpay-Serial, PUB_KEY_ID_9",
        "Wechatpay-Serial, 5157F09EFDC096DE15EBE81A47057A7232F1B8E1"
    })
    void aProbeOrAChangedHeaderIsRefused(String name, String value) {
        var genuine = sent(PAID);
        var headers =
                genuine.headers().stream()
                        .map(header ->
                                header.name().equals(name)
                                        ? new HttpCall.Header(name, value)
                                        : header)
                        .toList();
        assertRefused(new RawNotice("POST", "", headers, genuine.body()));
    }

    @ParameterizedTest
    @CsvSource({"mchid, 1900000666", "appid, wxsomebodyelses01", "mchid, ''"})
    void anotherMerchantOrAppIsRefused(String member, String value) {
        assertRefused(sent(PAID.with(member, value)));
    }

    @Test
    void anotherAppOfTheAccountIsItsOwn() {
        var notice = sent(PAID.with("appid", "wxmini0000000001"));
        assertThat(received(account.with("mini_program_app_id", "wxmini0000000001"), notice))
                .isInstanceOf(Outcome.Ok.class);
        assertThat(received(account, notice)).isInstanceOf(Outcome.Refused.class);
        assertRefused(sent(REFUNDED.with("mchid", "1900000666")));
    }

    @Test
    void anotherApiV3KeyIsRefused() {
        assertRefused(sent(PAID.sealedWith(Sealed.OTHER_KEY)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"transaction_id", "amount", "trade_state", "out_trade_no", "mchid"})
    void aMissingFieldIsRefused(String member) {
        assertRefused(sent(PAID.without(member)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"out_refund_no", "amount", "refund_status", "out_trade_no"})
    void aMissingFieldOfARefundIsRefused(String member) {
        assertRefused(sent(REFUNDED.without(member)));
    }

    @Test
    void aServiceProvidersNoticeNamesBothMerchants() {
        var provider = account.with("sub_mch_id", "1900000109");
        var notice =
                PAID.without("mchid")
                        .without("appid")
                        .with("sp_mchid", WechatPayScript.MCH_ID)
                        .with("sp_appid", WechatPayScript.APP_ID)
                        .with("sub_mchid", "1900000109");
        assertThat(received(provider, sent(notice))).isInstanceOf(Outcome.Ok.class);
        assertThat(received(provider, sent(notice.with("sub_mchid", "1900000110"))))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(received(provider, sent(PAID))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void whatChangesNothingIsAcknowledged() {
        var transfer =
                new NoticeText(
                        "n-3",
                        "MCHTRANSFER.BILL.FINISHED",
                        "mch_payment",
                        WechatPayAnswers.node()
                                .put("mch_id", WechatPayScript.MCH_ID)
                                .put("out_bill_no", "X000001")
                                .put("state", "SUCCESS"),
                        Sealed.KEY);
        assertThat(accepted(transfer).content())
                .isEqualTo(new NoticeContent.Ignored("X000001", "MCHTRANSFER.BILL.FINISHED"));
        assertRefused(sent(transfer.with("mch_id", "1900000666")));
        assertThat(accepted(PAID.as("SOMETHING.NEW")).content())
                .isEqualTo(new NoticeContent.Ignored("T000001", "SOMETHING.NEW"));
    }

    @Test
    void aMemberThatIsThereTwiceOrAnotherMethodIsRefused() {
        var body = PAID.text().replace("{\"id\"", "{\"id\":\"other\",\"id\"");
        var headers = channel.stamp(body, WechatPayScript.KEY_ID, Samples.NOW);
        assertRefused(new RawNotice("POST", "", headers, body.getBytes(UTF_8)));
        var genuine = sent(PAID);
        assertRefused(new RawNotice("PUT", "", genuine.headers(), genuine.body()));
    }

    private VerifiedNotice accepted(NoticeText notice) {
        if (received(account, sent(notice)) instanceof Outcome.Ok<VerifiedNotice>(var verified)) {
            return verified;
        }
        throw new AssertionError(received(account, sent(notice)));
    }

    private RawNotice sent(NoticeText notice) {
        return notice.sentBy(channel, WechatPayScript.KEY_ID, Samples.NOW);
    }

    private void assertRefused(RawNotice notice) {
        assertThat(received(account, notice)).isInstanceOf(Outcome.Refused.class);
    }

    /** In public key mode nothing is ever asked for a notice. */
    private static Outcome<VerifiedNotice> received(Account account, RawNotice notice) {
        return Account.outcome(
                account.as(ReceivesNotices.class).receive(notice, Samples.context()));
    }
}
