package dev.tollbridge.channels.unionpay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.CancelResult;
import dev.tollbridge.spi.CaptureOrder;
import dev.tollbridge.spi.CaptureState;
import dev.tollbridge.spi.ChannelAccount.Cancels;
import dev.tollbridge.spi.ChannelAccount.Captures;
import dev.tollbridge.spi.ChannelAccount.Pays;
import dev.tollbridge.spi.ChannelAccount.Queries;
import dev.tollbridge.spi.ChannelAccount.Refunds;
import dev.tollbridge.spi.ChannelAccount.Voids;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Outcome;
import dev.tollbridge.spi.PayResult;
import dev.tollbridge.spi.RefundOrder;
import dev.tollbridge.spi.RefundState;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.VoidOrder;
import dev.tollbridge.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conversations, and what a state means in them (sections 4 and 6). */
class UnionPayFlowsTest {
    private static final Account ACCOUNT = Account.plain();
    private static final CallContext NOW = Samples.context();

    @ParameterizedTest
    @ValueSource(strings = {"00", "A6"})
    void aFlawedSuccessIsOne(String code) {
        var state =
                Account.ok(
                        ACCOUNT.as(Queries.class).query(Account.reference(Scene.WEB, false), NOW),
                        told(code));
        assertThat(state).isInstanceOf(OrderState.Paid.class);
        if (state instanceof OrderState.Paid(var receipt, var back)) {
            assertThat(receipt.tradeNo()).isEqualTo(UnionPayAnswers.QUERY_ID);
            assertThat(receipt.amount()).isEqualTo(Money.of(Account.FEN, "CNY"));
            assertThat(receipt.at()).isEqualTo(Instant.parse("2026-11-21T08:00:09Z"));
            assertThat(receipt.payerId()).as("the card is not kept").isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"03", "04", "99", "Z1"})
    void whatUnionPayDoesNotKnowNobodyKnows(String code) {
        var step = ACCOUNT.as(Queries.class).query(Account.reference(Scene.WEB, false), NOW);
        assertThat(Account.outcome(step, told(code))).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"WEB", "H5", "APP", "QR"})
    void onAPageADeclinedCardIsNotTheEnd(Scene scene) {
        var order = Account.reference(scene, false);
        assertThat(Account.ok(ACCOUNT.as(Queries.class).query(order, NOW), told("64")))
                .isInstanceOf(OrderState.Waiting.class);
        assertThat(Account.ok(ACCOUNT.as(Cancels.class).cancel(order, NOW), told("64")))
                .as("the payer may come back with another card")
                .isInstanceOf(CancelResult.NotFound.class);
    }

    @ParameterizedTest
    @CsvSource({"59, Waiting", "61, Failed"})
    void aDeclineIsFinalOnceTheOrdersTimeIsUp(int secondsAfter, String state) {
        var context = new CallContext(Samples.EXPIRES_AT.plusSeconds(secondsAfter), new Random(42));
        var order = Account.reference(Scene.WEB, false);
        assertThat(Account.ok(ACCOUNT.as(Queries.class).query(order, context), told("64")))
                .extracting(found -> found.getClass().getSimpleName())
                .isEqualTo(state);
    }

    @Test
    void aScannedCodeIsOneTry() {
        var order = Account.reference(Scene.BARCODE, false);
        var state = Account.ok(ACCOUNT.as(Queries.class).query(order, NOW), told("64"));
        assertThat(state).isInstanceOf(OrderState.Failed.class);
        if (state instanceof OrderState.Failed(var error, var tradeNo)) {
            assertThat(error.code()).isEqualTo(DeclineCode.INSUFFICIENT_FUNDS);
        }
    }

    @Test
    void whatWasChargedTooLateGoesBackByItself() {
        var order = Account.reference(Scene.WEB, false);
        assertThat(Account.ok(ACCOUNT.as(Queries.class).query(order, NOW), told("42")))
                .isInstanceOf(OrderState.Reversed.class);
        assertThat(Account.ok(ACCOUNT.as(Cancels.class).cancel(order, NOW), told("42")))
                .isInstanceOf(CancelResult.Refunded.class);
    }

    @Test
    void aRepeatedScanIsAskedFor() {
        var step = ACCOUNT.as(Pays.class).pay(Account.order(Scene.BARCODE), NOW);
        var held =
                Account.hold(
                        step,
                        request ->
                                request.type().equals("00/00")
                                        ? UnionPayAnswers.told(request, "00", Account.FEN)
                                        : UnionPayAnswers.answer(request, "12", "重复交易"));
        assertThat(held.outcome())
                .isInstanceOf(Outcome.Ok.class)
                .extracting(outcome -> ((Outcome.Ok<PayResult>) outcome).value())
                .isInstanceOf(PayResult.Paid.class);
        assertThat(held.calls()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"12, 00", "45, 00", "35, A6", "36, 00"})
    void aRepeatedRefundThatHadWorkedHasWorked(String first, String then) {
        var state =
                Account.ok(
                        ACCOUNT.as(Refunds.class).refund(refund(UnionPayAnswers.QUERY_ID), NOW),
                        request ->
                                request.type().equals("04/00")
                                        ? UnionPayAnswers.answer(request, first, "冲突")
                                        : UnionPayAnswers.told(request, then, 230));
        assertThat(state)
                .isEqualTo(
                        new RefundState.Succeeded(
                                Money.of(230, "CNY"), Instant.parse("2026-11-21T08:00:09Z")));
    }

    @Test
    void aConflictWithoutSuchARefundIsARefusal() {
        var outcome =
                Account.outcome(
                        ACCOUNT.as(Refunds.class).refund(refund(UnionPayAnswers.QUERY_ID), NOW),
                        request ->
                                request.type().equals("04/00")
                                        ? UnionPayAnswers.answer(request, "36", "与原交易信息不符")
                                        : UnionPayAnswers.answer(request, "34", "查无此交易"));
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void aRefundFindsUnionPaysNumberIfNobodyToldIt() {
        var held =
                Account.hold(
                        ACCOUNT.as(Refunds.class).refund(refund(null), NOW),
                        request ->
                                request.type().equals("00/00")
                                        ? UnionPayAnswers.told(request, "00", Account.FEN)
                                        : UnionPayAnswers.answer(request, "00", "成功"));
        assertThat(held.calls()).hasSize(3);
        assertThat(Received.of(held.calls().get(1)).field("origQryId"))
                .isEqualTo(UnionPayAnswers.QUERY_ID);
    }

    @Test
    void onlyOnItsDayAPaymentIsUndone() {
        var order = Account.reference(Scene.BARCODE, false);
        // 22:59:59 in China is the payment's settlement day still, a second later it is not.
        var late = new CallContext(Instant.parse("2026-11-21T14:59:59Z"), new Random(1));
        var held = Account.hold(ACCOUNT.as(Cancels.class).cancel(order, late), told("00"));
        assertThat(held.calls())
                .extracting(call -> Received.of(call).type())
                .containsExactly("00/00", "31/00", "00/00");
        assertThat(Received.of(held.calls().get(1)).field("orderId"))
                .isEqualTo(Samples.ORDER_NO + "u");
        assertThat(held.outcome()).isEqualTo(new Outcome.Ok<>(new CancelResult.Refunded()));

        var tooLate = new CallContext(late.now().plus(Duration.ofSeconds(1)), new Random(1));
        var refused =
                Account.hold(
                        ACCOUNT.as(Cancels.class).cancel(order, tooLate),
                        request ->
                                request.field("orderId").endsWith("u")
                                        ? UnionPayAnswers.answer(request, "34", "查无此交易")
                                        : UnionPayAnswers.told(request, "00", Account.FEN));
        assertThat(refused.calls())
                .extracting(call -> Received.of(call).type())
                .containsExactly("00/00", "00/00");
        assertThat(refused.outcome()).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void eachKindHasItsOwnUndo() {
        var reserved = Account.reference(Scene.WEB, true);
        assertThat(
                        Account.hold(ACCOUNT.as(Cancels.class).cancel(reserved, NOW), told("00"))
                                .calls())
                .extracting(call -> Received.of(call).type())
                .contains("32/00");
        var finish = Account.reference(Scene.WEB, false);
        Function<Received, Message> finished =
                request -> told("00").apply(request).with("reqReserved", Samples.CAPTURE_NO);
        assertThat(Account.hold(ACCOUNT.as(Cancels.class).cancel(finish, NOW), finished).calls())
                .extracting(call -> Received.of(call).type())
                .contains("33/00");
    }

    @Test
    void aPreAuthorizationIsFinishedOnceAndUndoneInFull() {
        var reserved = Account.reference(Scene.WEB, true);
        var part = Money.of(230, "CNY");
        var id = UnionPayAnswers.QUERY_ID;
        var first = new CaptureOrder(Samples.CAPTURE_NO, reserved, id, part, "Tea", false);
        assertThat(Account.outcome(ACCOUNT.as(Captures.class).capture(first, NOW), told("00")))
                .isInstanceOf(Outcome.Refused.class);
        var last = new CaptureOrder(Samples.CAPTURE_NO, reserved, id, part, "Tea", true);
        assertThat(Account.ok(ACCOUNT.as(Captures.class).capture(last, NOW), told("00")))
                .isInstanceOf(CaptureState.Succeeded.class);
        var rest = new VoidOrder(Samples.VOID_NO, reserved, id, part);
        assertThat(
                        Account.outcome(
                                ACCOUNT.as(Voids.class).voidAuthorization(rest, NOW), told("00")))
                .isInstanceOf(Outcome.Refused.class);
    }

    private static RefundOrder refund(@Nullable String tradeNo) {
        var order = Account.reference(Scene.WEB, false);
        return new RefundOrder(
                Samples.REFUND_NO,
                new OrderRef(
                        order.orderNo(),
                        tradeNo,
                        order.amount(),
                        order.method(),
                        order.scene(),
                        false,
                        Samples.EXPIRES_AT),
                Money.of(230, "CNY"),
                Money.of(0, "CNY"),
                null);
    }

    /** Takes everything on, and says this of everything that is asked for. */
    private static Function<Received, Message> told(String origCode) {
        return request ->
                request.type().equals("00/00")
                        ? UnionPayAnswers.told(request, origCode, Account.FEN)
                        : UnionPayAnswers.answer(request, "00", "成功");
    }
}
