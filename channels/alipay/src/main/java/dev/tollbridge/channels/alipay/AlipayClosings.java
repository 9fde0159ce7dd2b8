package dev.tollbridge.channels.alipay;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.CancelResult;
import dev.tollbridge.spi.CloseResult;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Step;
import java.util.Objects;
import java.util.Set;

/** Closes and cancels trades. */
final class AlipayClosings {
    /** They mean paid, or closed already, or given back: only a query can tell. */
    private static final Set<String> CONFLICTS =
            Set.of(
                    "ACQ.TRADE_STATUS_ERROR",
                    "ACQ.REASON_TRADE_STATUS_INVALID",
                    "ACQ.REASON_ILLEGAL_STATUS");

    private final AlipayGateway gateway;
    private final AlipayQueries queries;

    AlipayClosings(AlipayGateway gateway, AlipayQueries queries) {
        this.gateway = gateway;
        this.queries = queries;
    }

    Step<CloseResult> close(OrderRef order, CallContext context) {
        return gateway.exchange(
                AlipayRequest.of(AlipayMethod.CLOSE, AlipayQueries.reference(order)),
                context,
                answer -> {
                    if (answer.ok()) {
                        return answer.says("out_trade_no", order.orderNo())
                                ? Step.ok(new CloseResult.Closed())
                                : Failures.unusable("the answer is about another order");
                    }
                    if (answer.subCode().equals("ACQ.TRADE_NOT_EXIST")) {
                        return Step.ok(new CloseResult.NotFound());
                    }
                    return CONFLICTS.contains(answer.subCode())
                            ? queries.query(order.orderNo(), context, state -> found(state, answer))
                            : AlipayErrors.failed(answer);
                });
    }

    private static Step<CloseResult> found(OrderState state, AlipayAnswer answer) {
        return switch (state) {
            case OrderState.Paid(var receipt, var refunded) ->
                    Step.ok(new CloseResult.AlreadyPaid());
            case OrderState.Closed(var tradeNo) -> Step.ok(new CloseResult.Closed());
            case OrderState.Reversed(var tradeNo) -> Step.ok(new CloseResult.AlreadyPaid());
            case OrderState.NotFound() -> Step.ok(new CloseResult.NotFound());
            case OrderState.Waiting(var tradeNo) -> AlipayErrors.failed(answer);
            case OrderState.Authorized(var receipt) -> AlipayErrors.failed(answer);
            case OrderState.Failed(var error, var tradeNo) -> Step.ok(new CloseResult.Closed());
        };
    }

    Step<CancelResult> cancel(OrderRef order, CallContext context) {
        return gateway.exchange(
                AlipayRequest.of(AlipayMethod.CANCEL, AlipayQueries.reference(order)),
                context,
                answer -> {
                    if (answer.says("retry_flag", "Y")) {
                        return Step.ok(new CancelResult.AskAgain());
                    }
                    if (!answer.ok()) {
                        return AlipayErrors.failed(answer);
                    }
                    var action = Objects.requireNonNullElse(answer.text("action"), "");
                    return switch (action) {
                        case "close" -> Step.ok(new CancelResult.Closed());
                        case "refund" -> Step.ok(new CancelResult.Refunded());
                        // Section 3: success without an action means that there is no such trade.
                        case "" -> Step.ok(new CancelResult.NotFound());
                        default -> Failures.unusable("unknown action of a cancel");
                    };
                });
    }
}
