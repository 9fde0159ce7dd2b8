package dev.tollbridge.channels.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.ChannelAccount.ReceivesNotices;
import dev.tollbridge.spi.ChannelAdapter.Opening;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.NoticeContent;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.RawNotice;
import dev.tollbridge.spi.RefundState;
import dev.tollbridge.spi.Step;
import dev.tollbridge.spi.VerifiedNotice;
import dev.tollbridge.spi.VoidState;
import dev.tollbridge.testkit.Samples;
import dev.tollbridge.testkit.TestKeys;
import java.security.PrivateKey;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlipayNoticesTest {
    private static final PrivateKey KEY = TestKeys.PLATFORM.getPrivate();
    private static final Set<String> V2 = Set.of("sign");
    private final ReceivesNotices account = account();

    @Test
    void theAnswersAreAlipaysWords() {
        assertThat(account.accepted().body()).isEqualTo("success");
        assertThat(account.accepted().status()).isEqualTo(200);
        assertThat(account.rejected().body()).isNotEqualTo("success");
    }

    @Test
    void aWeakerOrAbsentSignatureIsRefused() {
        var rsa = trade().with("sign_type", "RSA");
        assertRefused(rsa.signed(KEY, Set.of("sign", "sign_type"), "SHA1withRSA"));
        assertRefused(trade().with("sign_type", "RSA").signed(KEY));
        assertRefused(trade().with("sign_type", "").signed(KEY));
        assertRefused(trade().with("sign_type", "MD5").signed(KEY));
        assertRefused(trade().signed(KEY, Set.of("sign", "sign_type"), "SHA1withRSA"));
        assertRefused(trade().raw());
        assertRefused(trade().with("sign", "").raw());
        assertRefused(trade().with("sign", "***").raw());
    }

    @Test
    void anotherAppOrSellerIsRefused() {
        assertRefused(trade().with("app_id", "2021000000000666").signed(KEY));
        assertRefused(trade().with("seller_id", "2088000000000666").signed(KEY));
        assertRefused(trade().with("seller_id", "").signed(KEY));
        assertRefused(
                NoticeFields.freeze("n", "T1", "1.00")
                        .with("payee_user_id", "2088000000000666")
                        .signed(KEY));
    }

    @Tag("attack-notice-reencoded")
    @Test
    void aFieldThatIsThereTwiceIsRefused() {
        var body = new String(trade().signed(KEY).body(), UTF_8);
        assertThat(accepted(NoticeFields.raw(body))).isNotNull();
        assertRefused(NoticeFields.raw(body + "&total_amount=0.01"));
        assertRefused(NoticeFields.raw("total_amount=0.01&" + body));
        assertRefused(NoticeFields.raw(body + "&total%5Famount=0.01"));
        assertRefused(NoticeFields.raw(body + "&extra=1"));
        assertRefused(NoticeFields.raw(body + "%"));
    }

    @Test
    void theCharsetOfTheBodyIsHonoured() {
        var gbk = trade().with("charset", "GBK").with("subject", "茶杯一只").signed(KEY);
        assertThat(accepted(gbk)).isInstanceOf(NoticeContent.OrderChanged.class);
        assertRefused(trade().with("charset", "UTF-16").signed(KEY));
        var body = new String(trade().signed(KEY).body(), UTF_8);
        assertRefused(NoticeFields.raw(body.replace("charset=utf-8", "charset=no-such")));
    }

    @Test
    void ruleV2IsForLifeAccountMessagesOnly() {
        assertRefused(trade().signed(KEY, V2, "SHA256withRSA"));
        var message = trade().with("notify_type", "").with("service", "alipay.mobile.message");
        assertThat(accepted(message.signed(KEY, V2, "SHA256withRSA")))
                .isInstanceOf(NoticeContent.Ignored.class);
        assertRefused(message.signed(KEY));
    }

    @Test
    void aRefundIsToBeAskedForBecauseTheNoticeTellsTheSumOnly() {
        var refund =
                trade().with("out_biz_no", "R1").with("refund_fee", "3.00").with("gmt_refund", "x");
        assertThat(accepted(refund.signed(KEY)))
                .isEqualTo(new NoticeContent.RefundChanged("T1", "R1", new RefundState.Pending()));
        assertThat(accepted(trade().with("refund_fee", "3.00").signed(KEY)))
                .isInstanceOfSatisfying(
                        NoticeContent.OrderChanged.class,
                        changed ->
                                assertThat(changed.state())
                                        .isInstanceOfSatisfying(
                                                OrderState.Paid.class,
                                                paid ->
                                                        assertThat(paid.refunded())
                                                                .isEqualTo(Money.of(300, "CNY"))));
    }

    @Test
    void closedTellsUnpaidFromGivenBack() {
        var closed = trade().with("trade_status", "TRADE_CLOSED");
        assertThat(state(closed)).isInstanceOf(OrderState.Reversed.class);
        assertThat(state(closed.with("gmt_payment", ""))).isInstanceOf(OrderState.Closed.class);
        assertThat(state(trade().with("trade_status", "TRADE_FINISHED")))
                .isInstanceOf(OrderState.Paid.class);
        assertThat(state(trade().with("trade_status", "WAIT_BUYER_PAY")))
                .isInstanceOf(OrderState.Waiting.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1.00", "1e3", "12.345", "NaN", "١٢", "99999999999", " 1.00"})
    void anAmountThatIsNoneIsRefusedEvenIfSigned(String amount) {
        assertRefused(trade().with("total_amount", amount).signed(KEY));
    }

    @Test
    void releasesAreTold() {
        var notice =
                NoticeFields.freeze("n", "T1", "70.00")
                        .with("notify_type", "fund_auth_unfreeze")
                        .with("out_request_no", "V1");
        assertThat(accepted(notice.signed(KEY)))
                .isEqualTo(
                        new NoticeContent.VoidChanged(
                                "T1", "V1", new VoidState.Succeeded(Money.of(7000, "CNY"))));
        assertThat(state(NoticeFields.freeze("n", "T1", "1.00").with("status", "CLOSED")))
                .isInstanceOf(OrderState.Closed.class);
    }

    private static NoticeFields trade() {
        return NoticeFields.trade("n1", "T1", "12.30");
    }

    private OrderState state(NoticeFields fields) {
        return switch (accepted(fields.signed(KEY))) {
            case NoticeContent.OrderChanged(var orderNo, var state) -> state;
            case NoticeContent other -> throw new AssertionError(other);
        };
    }

    private NoticeContent accepted(RawNotice notice) {
        return switch (receive(notice)) {
            case Outcome.Ok<VerifiedNotice>(var verified) -> verified.content();
            case Outcome<VerifiedNotice> other -> throw new AssertionError(other);
        };
    }

    private void assertRefused(RawNotice notice) {
        assertThat(receive(notice)).isInstanceOf(Outcome.Refused.class);
    }

    private Outcome<VerifiedNotice> receive(RawNotice notice) {
        return switch (account.receive(notice, Samples.context())) {
            case Step.Done<VerifiedNotice>(var outcome, var learned) -> outcome;
            case Step.Http<VerifiedNotice> http -> throw new AssertionError(http.call());
        };
    }

    private static ReceivesNotices account() {
        return switch (new AlipayAdapter().open(AlipayScript.genuine().settings())) {
            case Opening.Opened(ReceivesNotices account) -> account;
            case Opening other -> throw new AssertionError(other);
        };
    }
}
