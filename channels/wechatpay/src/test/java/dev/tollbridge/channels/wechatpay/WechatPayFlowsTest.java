package dev.tollbridge.channels.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.channels.wechatpay.WechatPayAnswers.Said;
import dev.tollbridge.spi.CancelResult;
import dev.tollbridge.spi.ChannelAccount.Cancels;
import dev.tollbridge.spi.ChannelAccount.Closes;
import dev.tollbridge.spi.ChannelAccount.Queries;
import dev.tollbridge.spi.ChannelAccount.QueriesRefunds;
import dev.tollbridge.spi.ChannelAccount.Refunds;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.RefundOrder;
import dev.tollbridge.spi.RefundRef;
import dev.tollbridge.spi.RefundState;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Step;
import dev.tollbridge.testkit.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Answers that need more than one word to be understood. */
class WechatPayFlowsTest {
    private static final Money TEN = Money.of(1000, "CNY");
    private static final Said CONFLICT = WechatPayAnswers.failure(403, "TRADE_ERROR");
    private final Account account = Account.plain();

    @ParameterizedTest
    @CsvSource({
        "NOTPAY, Waiting",
        "USERPAYING, Waiting",
        "SUCCESS, Paid",
        "REFUND, Paid",
        "CLOSED, Closed",
        "REVOKED, Reversed",
        "PAYERROR, Failed"
    })
    void anOrderIsWhatItsStateSays(String state, String meaning) {
        var said = WechatPayAnswers.paid("T000001", "NATIVE", 1000).put("trade_state", state);
        assertThat(Account.ok(query(), said(said)))
                .extracting(found -> found.getClass().getSimpleName())
                .isEqualTo(meaning);
    }

    @Test
    void aReversedOrderThatNobodyPaidIsClosed() {
        var said = WechatPayAnswers.unpaid("T000001", "REVOKED");
        assertThat(Account.ok(query(), said(said))).isEqualTo(new OrderState.Closed(null));
    }

    @ParameterizedTest
    @CsvSource({"T000002, SUCCESS, 1000", "T000001, ODD, 1000", "T000001, SUCCESS, -1"})
    void anAnswerThatDoesNotFitDecidesNothing(String orderNo, String state, long fen) {
        var said = WechatPayAnswers.paid(orderNo, "NATIVE", fen).put("trade_state", state);
        assertThat(Account.outcome(query(), said(said))).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void anotherAmountIsToldAsItIs() {
        var said = WechatPayAnswers.paid("T000001", "NATIVE", 1);
        assertThat(Account.ok(query(), said(said)))
                .as("the channel's word, for the payment module to compare")
                .isInstanceOfSatisfying(
                        OrderState.Paid.class,
                        paid -> assertThat(paid.receipt().amount()).isEqualTo(Money.of(1, "CNY")));
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCESS, AlreadyPaid",
        "REFUND, AlreadyPaid",
        "CLOSED, Closed",
        "PAYERROR, Closed",
        "REVOKED, Closed"
    })
    void aCloseInConflictAsksWhatHappened(String state, String result) {
        var close = account.as(Closes.class).close(order(Scene.QR), Samples.context());
        var found = WechatPayAnswers.paid("T000001", "NATIVE", 1000).put("trade_state", state);
        assertThat(Account.ok(close, CONFLICT, said(found)))
                .extracting(came -> came.getClass().getSimpleName())
                .isEqualTo(result);
    }

    @Test
    void aCloseThatIsRefusedWhileTheOrderIsOpenIsRefused() {
        var close = account.as(Closes.class).close(order(Scene.QR), Samples.context());
        var open = WechatPayAnswers.unpaid("T000001", "NOTPAY");
        assertThat(Account.outcome(close, CONFLICT, said(open)))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(Account.outcome(close, CONFLICT, WechatPayAnswers.failure(500, "SYSTEM_ERROR")))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "REVOKED, true, Refunded",
        "REVOKED, false, Closed",
        "CLOSED, false, Closed",
        "REFUND, true, Refunded",
        "SUCCESS, true, AskAgain",
        "USERPAYING, false, AskAgain"
    })
    void aReversalIsWhatTheOrderSaysAfterwards(String state, boolean paid, String result) {
        var found =
                paid
                        ? WechatPayAnswers.paid("T000001", "MICROPAY", 1000)
                                .put("trade_state", state)
                        : WechatPayAnswers.unpaid("T000001", state);
        var done = new Said(200, "{\"out_trade_no\":\"T000001\"}");
        assertThat(Account.ok(cancel(Scene.BARCODE), done, said(found)))
                .extracting(came -> came.getClass().getSimpleName())
                .isEqualTo(result);
    }

    @Test
    void aReversalThatIsRefusedIsRefusedUnlessItHadWorked() {
        var found = WechatPayAnswers.paid("T000001", "MICROPAY", 1000);
        assertThat(Account.outcome(cancel(Scene.BARCODE), CONFLICT, said(found)))
                .isInstanceOf(Outcome.Refused.class);
        found.put("trade_state", "REVOKED");
        assertThat(Account.outcome(cancel(Scene.BARCODE), CONFLICT, said(found)))
                .isInstanceOf(Outcome.Ok.class);
        assertThat(Account.outcome(cancel(Scene.QR)))
                .as("only scanned codes can be reversed")
                .isInstanceOf(Outcome.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"SUCCESS, Succeeded", "PROCESSING, Pending", "ABNORMAL, Stuck", "CLOSED, Failed"})
    void aRefundIsWhatItsStatusSays(String status, String state) {
        var said = said(WechatPayAnswers.refund(status, 1000));
        assertThat(Account.ok(refundQuery(), said))
                .extracting(found -> found.getClass().getSimpleName())
                .isEqualTo(state);
        assertThat(Account.ok(refund(), said))
                .extracting(found -> found.getClass().getSimpleName())
                .isEqualTo(state);
    }

    @Test
    void anAbnormalRefundSaysWhatToDo() {
        var said = said(WechatPayAnswers.refund("ABNORMAL", 1000));
        assertThat(Account.ok(refundQuery(), said))
                .isInstanceOfSatisfying(
                        RefundState.Stuck.class,
                        stuck -> {
                            assertThat(stuck.error().channelCode()).isEqualTo("ABNORMAL");
                            assertThat(stuck.error().category())
                                    .isEqualTo(ErrorCategory.CONFIGURATION);
                            assertThat(stuck.error().channelMessage())
                                    .contains("by hand", "do not refund again");
                        });
    }

    @Test
    void aRefundThatDoesNotFitDecidesNothing() {
        var other = WechatPayAnswers.refund("SUCCESS", 1000).put("out_refund_no", "R2");
        assertThat(Account.outcome(refundQuery(), said(other))).isInstanceOf(Outcome.Unknown.class);
        var odd = WechatPayAnswers.refund("ODD", 1000);
        assertThat(Account.outcome(refundQuery(), said(odd))).isInstanceOf(Outcome.Unknown.class);
        var bare = WechatPayAnswers.refund("SUCCESS", 1000);
        bare.remove("amount");
        assertThat(Account.outcome(refundQuery(), said(bare))).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void aConflictingRefundAsksBeforeItGivesUp() {
        var refused = WechatPayAnswers.failure(400, "INVALID_REQUEST");
        var found = said(WechatPayAnswers.refund("SUCCESS", 1000));
        assertThat(Account.ok(refund(), refused, found))
                .isEqualTo(new RefundState.Succeeded(TEN, null));
        var absent = WechatPayAnswers.failure(404, "RESOURCE_NOT_EXISTS");
        assertThat(Account.outcome(refund(), refused, absent))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        no ->
                                assertThat(no.error().code())
                                        .isEqualTo(DeclineCode.REFUND_NOT_ALLOWED));
        var poor = WechatPayAnswers.failure(403, "NOT_ENOUGH");
        assertThat(Account.outcome(refund(), poor))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        no -> assertThat(no.error().category()).isEqualTo(ErrorCategory.RETRYABLE));
    }

    @Test
    void aServiceProviderNamesTheSubMerchantEverywhere() {
        var provider = account.with("sub_mch_id", "1900000109");
        var query = provider.as(Queries.class).query(order(Scene.QR), Samples.context());
        assertThat(Account.first(query).uri().toString())
                .endsWith(
                        "/v3/pay/partner/transactions/out-trade-no/T000001?sp_mchid=1900000001&sub_mchid=1900000109");
        var mine =
                WechatPayAnswers.paid("T000001", "NATIVE", 1000)
                        .put("sp_mchid", "1900000001")
                        .put("sub_mchid", "1900000109");
        assertThat(Account.outcome(query, said(mine))).isInstanceOf(Outcome.Ok.class);
        mine.put("sub_mchid", "1900000110");
        assertThat(Account.outcome(query, said(mine)))
                .as("the order of another sub-merchant")
                .isInstanceOf(Outcome.Unknown.class);
        var refund = provider.as(Refunds.class).refund(refundOrder(), Samples.context());
        assertThat(new String(Account.first(refund).body(), UTF_8))
                .contains("\"sub_mchid\":\"1900000109\"");
        var asked = provider.as(QueriesRefunds.class).queryRefund(refundRef(), Samples.context());
        assertThat(Account.first(asked).uri().getQuery()).isEqualTo("sub_mchid=1900000109");
    }

    private Step<OrderState> query() {
        return account.as(Queries.class).query(order(Scene.QR), Samples.context());
    }

    private Step<CancelResult> cancel(Scene scene) {
        return account.as(Cancels.class).cancel(order(scene), Samples.context());
    }

    private Step<RefundState> refund() {
        return account.as(Refunds.class).refund(refundOrder(), Samples.context());
    }

    private Step<RefundState> refundQuery() {
        return account.as(QueriesRefunds.class).queryRefund(refundRef(), Samples.context());
    }

    private static RefundOrder refundOrder() {
        return new RefundOrder(
                Samples.REFUND_NO, order(Scene.QR), TEN, Money.of(0, "CNY"), "broken");
    }

    private static RefundRef refundRef() {
        return new RefundRef(Samples.REFUND_NO, order(Scene.QR), TEN);
    }

    private static OrderRef order(Scene scene) {
        return new OrderRef("T000001", null, TEN, "wechat_pay", scene, false, Samples.EXPIRES_AT);
    }

    private static Said said(JsonNode node) {
        return new Said(200, node.toString());
    }
}
