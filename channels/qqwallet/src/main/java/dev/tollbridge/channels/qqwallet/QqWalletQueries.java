package dev.tollbridge.channels.qqwallet;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Asks what became of an order (section 5). */
record QqWalletQueries(QqWalletGateway gateway) {

    /** How calls name an order: after thirty days by QQ Wallet's number only (section 5). */
    static Map<String, String> name(OrderRef order) {
        var fields = new HashMap<String, String>();
        fields.put("out_trade_no", order.orderNo());
        if (order.tradeNo() != null) {
            fields.put("transaction_id", order.tradeNo());
        }
        return fields;
    }

    Step<OrderState> query(OrderRef order, CallContext context) {
        return find(
                order,
                context,
                found ->
                        found.isEmpty()
                                ? Step.ok(new OrderState.NotFound())
                                : found.flatMap(Transaction::orderState)
                                        .map(Step::ok)
                                        .orElseGet(QqWalletQueries::unreadable));
    }

    /** Asks, and goes on with what was found: empty if there is no such order. */
    <T> Step<T> find(
            OrderRef order, CallContext context, Function<Optional<Transaction>, Step<T>> then) {
        return gateway.exchange(
                QqWalletOperation.QUERY,
                name(order),
                context,
                answer -> {
                    if (answer.isAbsent()) {
                        return then.apply(Optional.empty());
                    }
                    if (!answer.ok()) {
                        return QqWalletErrors.failed(answer);
                    }
                    return answer.says("out_trade_no", order.orderNo())
                            ? then.apply(Optional.of(new Transaction(answer)))
                            : Failures.unusable("the answer is about another order");
                });
    }

    static <T> Step<T> unreadable() {
        return Failures.unusable("no known state of this order in the answer");
    }
}
