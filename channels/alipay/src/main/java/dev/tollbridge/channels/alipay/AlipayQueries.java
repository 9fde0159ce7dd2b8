package dev.tollbridge.channels.alipay;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Receipt;
import dev.tollbridge.spi.Step;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Asks what became of a trade. */
final class AlipayQueries {
    private final AlipayGateway gateway;

    AlipayQueries(AlipayGateway gateway) {
        this.gateway = gateway;
    }

    Step<OrderState> query(String orderNo, CallContext context) {
        return query(orderNo, context, Step::ok);
    }

    /** Queries, and goes on with what was found. */
    <T> Step<T> query(String orderNo, CallContext context, Function<OrderState, Step<T>> then) {
        // Always by our number: the channel's may belong to another trade of the same order.
        var content = TradeContent.empty().put("out_trade_no", orderNo);
        return gateway.exchange(
                AlipayRequest.of(AlipayMethod.QUERY, content),
                context,
                answer -> {
                    if (answer.subCode().equals("ACQ.TRADE_NOT_EXIST")) {
                        return then.apply(new OrderState.NotFound());
                    }
                    if (!answer.ok()) {
                        return AlipayErrors.failed(answer);
                    }
                    var state = state(answer, orderNo);
                    return state == null
                            ? Failures.unusable("no known state of this order in the answer")
                            : then.apply(state);
                });
    }

    private static @Nullable OrderState state(AlipayAnswer answer, String orderNo) {
        var tradeNo = answer.text("trade_no");
        if (!answer.says("out_trade_no", orderNo)) {
            return null;
        }
        boolean paidOnce =
                answer.time("send_pay_date") != null || isPositive(answer, "receipt_amount");
        return state(
                Objects.requireNonNullElse(answer.text("trade_status"), ""),
                tradeNo,
                receipt(answer, tradeNo),
                null,
                paidOnce);
    }

    /**
     * From the words of section 3.
     *
     * @param paidOnce whether the answer shows traces of a payment: {@code TRADE_CLOSED} alone does
     *     not tell a trade nobody paid from one that was given back in full
     * @return null if the word is not known or the receipt is missing
     */
    static @Nullable OrderState state(
            String tradeStatus,
            @Nullable String tradeNo,
            @Nullable Receipt receipt,
            @Nullable Money refunded,
            boolean paidOnce) {
        return switch (tradeStatus) {
            case "WAIT_BUYER_PAY" -> new OrderState.Waiting(tradeNo);
            case "TRADE_SUCCESS", "TRADE_FINISHED" ->
                    receipt == null ? null : new OrderState.Paid(receipt, refunded);
            case "TRADE_CLOSED" ->
                    paidOnce ? new OrderState.Reversed(tradeNo) : new OrderState.Closed(tradeNo);
            default -> null;
        };
    }

    private static @Nullable Receipt receipt(AlipayAnswer answer, @Nullable String tradeNo) {
        var amount = answer.money("total_amount");
        return tradeNo == null || amount.isEmpty()
                ? null
                : new Receipt(
                        tradeNo, amount.get(), answer.payerId(), answer.time("send_pay_date"));
    }

    private static boolean isPositive(AlipayAnswer answer, String name) {
        return answer.money(name).filter(amount -> !amount.isZero()).isPresent();
    }

    /** How a call names the trade it is about. */
    static ObjectNode reference(OrderRef order) {
        return TradeContent.empty().put("out_trade_no", order.orderNo());
    }
}
