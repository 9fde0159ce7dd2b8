package dev.tollbridge.channels.qqwallet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tollbridge.spi.AccountSettings;
import dev.tollbridge.spi.Bill;
import dev.tollbridge.spi.BillRequest;
import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.RefundState;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Step;
import dev.tollbridge.testkit.Conversation;
import dev.tollbridge.testkit.Samples;
import dev.tollbridge.testkit.TestCertificates;
import dev.tollbridge.testkit.TestSettings;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QqWalletRefundsTest {
    private static Step<RefundState> refund(Account account) {
        var row = new QqWalletAdapter().descriptor().support("qq_wallet", Scene.QR, "CNY");
        return account.as(ChannelAccount.Refunds.class)
                .refund(Samples.refund(row.orElseThrow(), Account.AMOUNT), Samples.context());
    }

    @Test
    void theCertificateIsShownForRefundsOnly() {
        var call = Account.first(refund(Account.plain()));
        assertThat(call.uri().getHost()).isEqualTo("api.qpay.qq.com");
        assertThat(call.certificate()).isNotNull();
        assertThat(String.valueOf(call.certificate())).startsWith("ClientCertificate[");
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCESS, Succeeded",
        "PROCESSING, Pending",
        "FAIL, Failed",
        "CHANGE, Stuck",
        "NEW, Unknown"
    })
    void statesOfRefunds(String word, String expected) {
        var outcome =
                Account.outcome(
                        refund(Account.plain()), QqWalletAnswers.refund("", word, Account.AMOUNT));
        var what = outcome instanceof Outcome.Ok<RefundState>(var value) ? value : outcome;
        assertThat(what.getClass().getSimpleName()).isEqualTo(expected);
    }

    @Test
    void anAnswerWithoutAStateIsAskedFor() {
        var taken = QqWalletAnswers.ok("out_refund_no", Samples.REFUND_NO);
        assertThat(
                        Account.ok(
                                refund(Account.plain()),
                                taken,
                                QqWalletAnswers.refund("_0", "SUCCESS", Account.AMOUNT)))
                .isInstanceOf(RefundState.Succeeded.class);
        assertThat(
                        Account.ok(
                                refund(Account.plain()),
                                taken,
                                QqWalletAnswers.failure("REFUNDNOTEXIST")))
                .isInstanceOf(RefundState.Pending.class);
    }

    @Test
    void aRepeatThatIsRefusedFindsTheFirst() {
        var refused = QqWalletAnswers.failure("REFUND_FEE_INVALID");
        assertThat(
                        Account.ok(
                                refund(Account.plain()),
                                refused,
                                QqWalletAnswers.refund("_0", "PROCESSING", Account.AMOUNT)))
                .isInstanceOf(RefundState.Pending.class);
        var outcome =
                Account.outcome(
                        refund(Account.plain()),
                        refused,
                        QqWalletAnswers.failure("REFUNDNOTEXIST"));
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void anotherRefundsAnswerSaysNothing() {
        var other =
                QqWalletAnswers.refund("", "SUCCESS", Account.AMOUNT).with("out_refund_no", "r9");
        assertThat(Account.outcome(refund(Account.plain()), other))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void testAccountsMayGoWithoutACertificateButNotToTheRealHost() {
        var settings = Account.CHANNEL.settings();
        settings = TestSettings.without(settings, "merchant_private_key");
        settings = TestSettings.without(settings, "merchant_certificate");
        assertThat(TestSettings.problems(new QqWalletAdapter(), settings))
                .contains("merchant_private_key", "merchant_certificate");
        var test =
                new AccountSettings(
                        "a",
                        false,
                        settings.noticeUrl(),
                        settings.values(),
                        settings.secrets(),
                        settings.learned());
        var local = TestSettings.with(test, "gateway_url", "http://127.0.0.1:8090/qqwallet/");
        assertThat(Account.first(refund(new Account(local))).uri())
                .hasToString("http://127.0.0.1:8090/qqwallet/cgi-bin/pay/qpay_refund.cgi");
        var real = TestSettings.with(local, "secure_gateway_url", "https://api.qpay.qq.com");
        if (Account.outcome(refund(new Account(real))) instanceof Outcome.Refused<?>(var error)) {
            assertThat(error.code()).isEqualTo(DeclineCode.CREDENTIALS_INVALID);
        } else {
            throw new AssertionError("something was sent");
        }
    }

    @Test
    void aForeignCertificateIsRefused() {
        var other = TestCertificates.Party.of("Other");
        var pem = TestCertificates.pem(other, other, false);
        var settings = TestSettings.with(Account.CHANNEL.settings(), "merchant_certificate", pem);
        assertThat(TestSettings.problems(new QqWalletAdapter(), settings))
                .containsExactly("merchant_certificate");
    }

    private static Outcome<Bill> bill(BillRequest.Kind kind, String text) {
        var request = new BillRequest(LocalDate.of(2026, 11, 20), kind);
        var step =
                Account.plain()
                        .as(ChannelAccount.DownloadsBills.class)
                        .downloadBill(request, Samples.context());
        return Conversation.hold(
                        step, (call, n) -> new HttpReply(200, List.of(), text.getBytes(UTF_8)))
                .outcome();
    }

    private static List<Bill.Row> rows(BillRequest.Kind kind) {
        if (bill(kind, BillText.ofTwo()) instanceof Outcome.Ok<Bill>(var bill)) {
            return bill.rows();
        }
        throw new AssertionError("unreadable");
    }

    @Test
    void aBillHasPaymentsRefundsAndFees() {
        assertThat(rows(BillRequest.Kind.TRADES))
                .extracting(
                        Bill.Row::entry,
                        Bill.Row::orderNo,
                        Bill.Row::refundNo,
                        Bill.Row::amountMinor,
                        Bill.Row::feeMinor,
                        Bill.Row::description)
                .containsExactly(
                        tuple(Bill.Entry.PAYMENT, Samples.ORDER_NO, null, 1230L, -7L, "Tea, black"),
                        tuple(
                                Bill.Entry.REFUND,
                                Samples.ORDER_NO,
                                Samples.REFUND_NO,
                                -230L,
                                1L,
                                "Tea, black"));
        assertThat(rows(BillRequest.Kind.FUNDS))
                .extracting(Bill.Row::amountMinor)
                .containsExactly(1230L, -7L, -230L, 1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"`3,`12.30,`2.30,`0.08", "`2,`12.30,`2.30", "`2,`12.30,`2.30,`0.0"})
    void aBillThatIsNotWholeIsNone(String totals) {
        var line = BillText.line("SUCCESS", "12.30", "", "0.00", "0.07");
        var text = BillText.of(line, BillText.refund(), totals);
        assertThat(bill(BillRequest.Kind.TRADES, text)).isInstanceOf(Outcome.Unknown.class);
    }
}
