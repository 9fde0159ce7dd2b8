package dev.tollbridge.channels.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.CancelResult;
import dev.tollbridge.spi.ChannelAccount;
import dev.tollbridge.spi.ChannelAdapter.Opening;
import dev.tollbridge.spi.CloseResult;
import dev.tollbridge.spi.HttpReply;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.RefundOrder;
import dev.tollbridge.spi.RefundRef;
import dev.tollbridge.spi.RefundState;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Step;
import dev.tollbridge.testkit.Conversation;
import dev.tollbridge.testkit.Samples;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that need more than one word to be understood. */
class AlipayFlowsTest {
    private static final Money TEN = Money.of(1000, "CNY");
    private static final OrderRef ORDER =
            new OrderRef("T1", null, TEN, "alipay", Scene.QR, false, Samples.EXPIRES_AT);
    private static final String TRADE =
            "\"code\":\"10000\",\"out_trade_no\":\"T1\",\"trade_no\":\"9\"";
    private static final Comparator<String> LONGEST = Comparator.comparingInt(String::length);
    private final AlipayScript channel = AlipayScript.genuine();
    private final ChannelAccount account = account();

    @ParameterizedTest
    @CsvSource({
        "Y, 10.00, 0, Succeeded",
        "Y, 13.00, 300, Succeeded",
        "Y, 13.00, 0, Pending",
        "Y, 9.99, 0, Pending",
        "Y, , 0, Pending",
        "N, 10.00, 0, Pending",
        ", 10.00, 0, Pending"
    })
    void aRefundCountsOnlyIfTheMoneyMovedAndTheSumFits(
            @Nullable String change, @Nullable String fee, long before, String state) {
        var answer = "{" + TRADE + member("fund_change", change) + member("refund_fee", fee) + "}";
        var order = new RefundOrder("R1", ORDER, TEN, Money.of(before, "CNY"), null);
        var refunds = (ChannelAccount.Refunds) account;
        assertThat(ok(refunds.refund(order, Samples.context()), Map.of("refund", answer)))
                .extracting(found -> found.getClass().getSimpleName())
                .isEqualTo(state);
    }

    @Test
    void aConflictingRefundAsksBeforeItGivesUp() {
        var refused = failure("ACQ.TRADE_HAS_CLOSE");
        var order = new RefundOrder("R1", ORDER, TEN, Money.of(0, "CNY"), null);
        var refund = ((ChannelAccount.Refunds) account).refund(order, Samples.context());
        var done =
                "{"
                        + TRADE
                        + ",\"out_request_no\":\"R1\",\"refund_amount\":\"10.00\",\"refund_status\":\"REFUND_SUCCESS\"}";
        assertThat(ok(refund, Map.of("refund", refused, "refund.query", done)))
                .isEqualTo(new RefundState.Succeeded(TEN, null));
        var absent = Map.of("refund", refused, "refund.query", "{" + TRADE + "}");
        assertThat(outcome(refund, absent)).isInstanceOf(Outcome.Refused.class);
        var unsure = Map.of("refund", refused, "refund.query", "{\"code\":\"20000\"}");
        assertThat(outcome(refund, unsure)).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "REFUND_SUCCESS, 10.00, , Succeeded",
        ", , , NotFound",
        ", 10.00, , Pending",
        "REFUND_PROCESSING, 10.00, , Pending",
        ", , ACQ.SELLER_BALANCE_NOT_ENOUGH, Failed",
        ", , SYSTEM_ERROR, Pending",
        ", , A_NEW_ONE, Pending"
    })
    void aRefundIsWhatItsQuerySays(
            @Nullable String status,
            @Nullable String amount,
            @Nullable String error,
            String state) {
        var answer =
                "{"
                        + TRADE
                        + ",\"out_request_no\":\"R1\""
                        + member("refund_status", status)
                        + member("refund_amount", amount)
                        + member("error_code", error)
                        + "}";
        var query =
                ((ChannelAccount.QueriesRefunds) account)
                        .queryRefund(new RefundRef("R1", ORDER, TEN), Samples.context());
        assertThat(ok(query, Map.of("refund.query", answer)))
                .extracting(found -> found.getClass().getSimpleName())
                .isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "TRADE_SUCCESS, x, AlreadyPaid",
        "TRADE_FINISHED, x, AlreadyPaid",
        "TRADE_CLOSED, , Closed",
        "TRADE_CLOSED, x, AlreadyPaid"
    })
    void aCloseThatComesTooLateAsksWhatHappened(
            @Nullable String status, @Nullable String paid, String result) {
        var trade =
                "{"
                        + TRADE
                        + ",\"total_amount\":\"10.00\",\"trade_status\":\""
                        + status
                        + "\""
                        + (paid == null ? "" : ",\"send_pay_date\":\"2026-11-21 10:00:00\"")
                        + "}";
        var close = ((ChannelAccount.Closes) account).close(ORDER, Samples.context());
        var answers = Map.of("close", failure("ACQ.TRADE_STATUS_ERROR"), "query", trade);
        assertThat(ok(close, answers))
                .extracting(found -> found.getClass().getSimpleName())
                .isEqualTo(result);
        assertThat(ok(close, Map.of("close", failure("ACQ.TRADE_NOT_EXIST"))))
                .isEqualTo(new CloseResult.NotFound());
    }

    @ParameterizedTest
    @CsvSource({
        "'', Y, AskAgain",
        "close, N, Closed",
        "refund, N, Refunded",
        "'', N, NotFound",
        "close, Y, AskAgain"
    })
    void aCancelTellsWhatItDid(String action, String retry, String result) {
        var answer = "{" + TRADE + member("action", action) + member("retry_flag", retry) + "}";
        var cancel = ((ChannelAccount.Cancels) account).cancel(ORDER, Samples.context());
        assertThat(ok(cancel, Map.of("cancel", answer)))
                .isInstanceOf(CancelResult.class)
                .extracting(found -> found.getClass().getSimpleName())
                .isEqualTo(result);
    }

    @Test
    void anAnswerAboutAnotherOrderDecidesNothing() {
        var other =
                "{\"code\":\"10000\",\"out_trade_no\":\"T2\",\"trade_no\":\"9\",\"total_amount\":\"10.00\",\"trade_status\":\"TRADE_SUCCESS\"}";
        var query = ((ChannelAccount.Queries) account).query(ORDER, Samples.context());
        assertThat(outcome(query, Map.of("query", other))).isInstanceOf(Outcome.Unknown.class);
        assertThat(outcome(query, Map.of("query", other.replace("T2", "T1"))))
                .isInstanceOf(Outcome.Ok.class);
        var strange = other.replace("T2", "T1").replace("TRADE_SUCCESS", "TRADE_ODD");
        assertThat(outcome(query, Map.of("query", strange))).isInstanceOf(Outcome.Unknown.class);
        var cheap = other.replace("T2", "T1").replace("10.00", "0.01");
        assertThat(ok(query, Map.of("query", cheap)))
                .as("the channel's word, for the payment module to compare")
                .isInstanceOfSatisfying(
                        OrderState.Paid.class,
                        paid -> assertThat(paid.receipt().amount()).isEqualTo(Money.of(1, "CNY")));
    }

    @Test
    void anUnsignedFailureOfWhatMovesMoneyDecidesNothing() {
        var query = ((ChannelAccount.Queries) account).query(ORDER, Samples.context());
        var unsigned = "{\"alipay_trade_query_response\":" + failure("ACQ.TRADE_NOT_EXIST") + "}";
        var held = Conversation.hold(query, (call, n) -> AlipayScript.plain(unsigned));
        assertThat(held.outcome()).isInstanceOf(Outcome.Unknown.class);
    }

    private <T> T ok(Step<T> step, Map<String, String> answers) {
        if (outcome(step, answers) instanceof Outcome.Ok<T>(var value)) {
            return value;
        }
        throw new AssertionError(outcome(step, answers));
    }

    /** Answers each method with the text under the end of its name. */
    private <T> Outcome<T> outcome(Step<T> step, Map<String, String> answers) {
        return Conversation.hold(step, (call, n) -> reply(call.operation(), answers)).outcome();
    }

    private HttpReply reply(String method, Map<String, String> answers) {
        var name = answers.keySet().stream().filter(method::endsWith).max(LONGEST).orElseThrow();
        return channel.reply(method, answers.getOrDefault(name, ""));
    }

    private static String member(String name, @Nullable String value) {
        return value == null || value.isEmpty() ? "" : ",\"" + name + "\":\"" + value + "\"";
    }

    private static String failure(String subCode) {
        return "{\"code\":\"40004\",\"msg\":\"Business Failed\",\"sub_code\":\"" + subCode + "\"}";
    }

    private static ChannelAccount account() {
        return switch (new AlipayAdapter().open(AlipayScript.genuine().settings())) {
            case Opening.Opened(var account) -> account;
            case Opening.Refused(var problems) -> throw new AssertionError(problems);
        };
    }
}
