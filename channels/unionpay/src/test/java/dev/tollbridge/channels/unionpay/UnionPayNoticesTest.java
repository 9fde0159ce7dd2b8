package dev.tollbridge.channels.unionpay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.ChannelAccount.ReceivesNotices;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.NoticeContent;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.RawNotice;
import dev.tollbridge.spi.Step;
import dev.tollbridge.spi.VerifiedNotice;
import dev.tollbridge.testkit.NoticeSample;
import dev.tollbridge.testkit.Samples;
import dev.tollbridge.testkit.TestCertificates.Party;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What notices say (section 5), and which are refused. */
class UnionPayNoticesTest {
    private static final ReceivesNotices ACCOUNT = Account.plain().as(ReceivesNotices.class);
    private static final NoticeSample SAMPLE =
            new NoticeSample(
                    NoticeSample.Kind.PAID,
                    UnionPayAnswers.QUERY_ID,
                    Samples.ORDER_NO,
                    Samples.REFUND_NO,
                    Money.of(1230, "CNY"));

    private static Message paid() {
        return UnionPayAnswers.notice(SAMPLE);
    }

    @Test
    void aFinishAndAReleaseAreNamedByTheirOwnNumbers() {
        var finished =
                content(
                        paid().with(
                                        "txnType",
                                        "03",
                                        "txnSubType",
                                        "00",
                                        "orderId",
                                        Samples.CAPTURE_NO));
        assertThat(finished).isInstanceOf(NoticeContent.CaptureChanged.class);
        assertThat(finished.number()).isEqualTo(Samples.CAPTURE_NO);
        var released =
                content(
                        paid().with(
                                        "txnType",
                                        "32",
                                        "txnSubType",
                                        "00",
                                        "orderId",
                                        Samples.VOID_NO));
        assertThat(released).isInstanceOf(NoticeContent.VoidChanged.class);
    }

    @Test
    void ofAScannedCodeAlsoTheFailureIsTold() {
        var failed = content(paid().with("txnSubType", "06", "respCode", "64", "respMsg", "余额不足"));
        assertThat(failed)
                .isInstanceOfSatisfying(
                        NoticeContent.OrderChanged.class,
                        changed ->
                                assertThat(changed.state()).isInstanceOf(OrderState.Failed.class));
    }

    @ParameterizedTest
    @CsvSource({"01, 01, 64", "01, 06, 05", "02, 01, 60", "04, 00, 60", "31, 00, 00", "33, 00, 00"})
    void whatDecidesNothingIsAcknowledgedAndIgnored(String type, String subType, String code) {
        assertThat(content(paid().with("txnType", type, "txnSubType", subType, "respCode", code)))
                .isInstanceOf(NoticeContent.Ignored.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"queryId", "orderId", "txnAmt"})
    void withoutWhatItMustHaveASuccessIsRefused(String field) {
        assertRefused(paid().with(field, ""));
    }

    @Test
    void anotherCurrencyIsNoAmountOfOurs() {
        assertRefused(paid().with("currencyCode", "840"));
    }

    @Test
    void aNoticeInGbkIsReadAsSuch() {
        var gbk = Charset.forName("GBK");
        var authority = TestAuthority.GENUINE;
        var form =
                paid().with("encoding", "GBK", "respMsg", "成功")
                        .signed(authority.signer().keys().getPrivate(), authority.signerPem(), gbk)
                        .form(gbk);
        assertThat(receive(form, "")).isInstanceOf(Outcome.Ok.class);
    }

    @Test
    @Tag("attack-notice-attackers-key")
    void aNoticeSignedBySomebodyElseOfTheSameAuthorityIsRefused() {
        var other = Party.of("041@8310000000083041@Another merchant@00000001");
        assertThat(receive(paid().signed(TestAuthority.GENUINE.signedBy(other)).form(UTF_8), ""))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    @Tag("attack-notice-downgraded")
    void version500AndOtherSignaturesAreRefused() {
        assertRefused(paid().with("version", "5.0.0"));
        assertRefused(paid().with("signMethod", "11"));
    }

    @Test
    @Tag("attack-notice-extra-members")
    void theQueryStringOfTheAddressIsNotPartOfIt() {
        var form = paid().signed(TestAuthority.GENUINE).form(UTF_8);
        var outcome = receive(form, "txnAmt=1&orderId=" + Samples.REFUND_NO);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Ok.class,
                        ok ->
                                assertThat(((VerifiedNotice) ok.value()).content().orderNo())
                                        .isEqualTo(Samples.ORDER_NO));
        assertThat(receive(form + "&txnAmt=1", "")).isInstanceOf(Outcome.Refused.class);
        assertThat(receive(form + "&added=1", "")).isInstanceOf(Outcome.Refused.class);
    }

    private static NoticeContent content(Message message) {
        var outcome = receive(message.signed(TestAuthority.GENUINE).form(UTF_8), "");
        if (outcome instanceof Outcome.Ok<VerifiedNotice>(var notice)) {
            return notice.content();
        }
        throw new AssertionError(outcome);
    }

    private static void assertRefused(Message message) {
        assertThat(receive(message.signed(TestAuthority.GENUINE).form(UTF_8), ""))
                .isInstanceOf(Outcome.Refused.class);
    }

    private static Outcome<VerifiedNotice> receive(String form, String query) {
        var notice = new RawNotice("POST", query, List.of(), form.getBytes(US_ASCII));
        if (ACCOUNT.receive(notice, Samples.context())
                instanceof Step.Done<VerifiedNotice>(var outcome, var learned)) {
            return outcome;
        }
        throw new AssertionError("a notice needs no call");
    }
}
