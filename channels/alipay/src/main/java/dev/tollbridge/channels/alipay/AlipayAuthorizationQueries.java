package dev.tollbridge.channels.alipay;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.CancelResult;
import dev.tollbridge.spi.CloseResult;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Receipt;
import dev.tollbridge.spi.Step;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks about fund authorizations and takes them back. */
final class AlipayAuthorizationQueries {
    private final AlipayGateway gateway;

    AlipayAuthorizationQueries(AlipayGateway gateway) {
        this.gateway = gateway;
    }

    Step<OrderState> query(OrderRef order, CallContext context) {
        return query(order, context, Step::ok);
    }

    private <T> Step<T> query(
            OrderRef order, CallContext context, Function<OrderState, Step<T>> then) {
        var content =
                TradeContent.empty()
                        .put("out_order_no", order.orderNo())
                        .put("out_request_no", order.orderNo())
                        .put("operation_type", "FREEZE");
        return gateway.exchange(
                AlipayRequest.of(AlipayMethod.AUTH_QUERY, content),
                context,
                answer -> {
                    if (isAbsent(answer)) {
                        return then.apply(new OrderState.NotFound());
                    }
                    if (!answer.ok()) {
                        return AlipayErrors.failed(answer);
                    }
                    var state = state(answer, order.orderNo());
                    return state == null
                            ? Failures.unusable("no known state of this order in the answer")
                            : then.apply(state);
                });
    }

    static boolean isAbsent(AlipayAnswer answer) {
        return answer.subCode().equals("AUTH_ORDER_NOT_EXIST")
                || answer.subCode().equals("AUTH_OPERATION_NOT_EXIST");
    }

    /**
     * {@code FINISH} and {@code CLOSED} both mean that nothing is left. What tells an authorization
     * that was used from one that was never given, or was given free in full, is whether anything
     * was captured.
     *
     * @return null if the answer is about another order or lacks what it must have
     */
    private static @Nullable OrderState state(AlipayAnswer answer, String orderNo) {
        if (!answer.says("out_order_no", orderNo)) {
            return null;
        }
        var status = Objects.requireNonNullElse(answer.text("order_status"), "");
        boolean captured =
                answer.money("total_pay_amount")
                        .map(sum -> !sum.isZero())
                        .orElse(status.equals("FINISH"));
        return switch (status) {
            case "INIT" -> new OrderState.Waiting(answer.text("auth_no"));
            case "AUTHORIZED" -> authorized(answer);
            case "FINISH", "CLOSED" ->
                    captured ? authorized(answer) : new OrderState.Closed(answer.text("auth_no"));
            default -> null;
        };
    }

    private static @Nullable OrderState authorized(AlipayAnswer answer) {
        var authNo = answer.text("auth_no");
        var amount = answer.money("amount");
        return authNo == null || amount.isEmpty() || !answer.says("status", "SUCCESS")
                ? null
                : new OrderState.Authorized(
                        new Receipt(
                                authNo, amount.get(), answer.payerId(), answer.time("gmt_trans")));
    }

    /**
     * Cancelling would also give reserved money free, so close asks first. If the payer is faster
     * between the two calls, the order ends closed all the same and nothing stays reserved.
     */
    Step<CloseResult> close(OrderRef order, CallContext context) {
        return query(
                order,
                context,
                state ->
                        switch (state) {
                            case OrderState.NotFound() -> Step.ok(new CloseResult.NotFound());
                            case OrderState.Waiting(var authNo) ->
                                    undo(order, context, answer -> closed());
                            case OrderState.Authorized(var receipt) ->
                                    Step.ok(new CloseResult.AlreadyPaid());
                            case OrderState.Paid(var receipt, var refunded) ->
                                    Step.ok(new CloseResult.AlreadyPaid());
                            case OrderState.Closed(var authNo) -> closed();
                            case OrderState.Reversed(var authNo) -> closed();
                            case OrderState.Failed(var error, var authNo) -> closed();
                        });
    }

    private static Step<CloseResult> closed() {
        return Step.ok(new CloseResult.Closed());
    }

    Step<CancelResult> cancel(OrderRef order, CallContext context) {
        return undo(
                order,
                context,
                answer -> {
                    if (isAbsent(answer)) {
                        return Step.ok(new CancelResult.NotFound());
                    }
                    return switch (Objects.requireNonNullElse(answer.text("action"), "")) {
                        case "close" -> Step.ok(new CancelResult.Closed());
                        case "unfreeze" -> Step.ok(new CancelResult.Refunded());
                        default -> Failures.unusable("unknown action of a cancel");
                    };
                });
    }

    private <T> Step<T> undo(
            OrderRef order, CallContext context, Function<AlipayAnswer, Step<T>> then) {
        var content =
                TradeContent.empty()
                        .put("out_order_no", order.orderNo())
                        .put("out_request_no", order.orderNo())
                        .put("remark", "canceled");
        return gateway.exchange(
                AlipayRequest.of(AlipayMethod.AUTH_CANCEL, content),
                context,
                answer ->
                        answer.ok() || isAbsent(answer)
                                ? then.apply(answer)
                                : AlipayErrors.failed(answer));
    }
}
