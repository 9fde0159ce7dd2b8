package dev.tollbridge.channels.wechatpay;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Step;
import java.util.Optional;
import java.util.function.Function;

/** Asks what became of an order. */
final class WechatPayQueries {
    private final WechatPayGateway gateway;
    private final Merchant merchant;

    WechatPayQueries(WechatPayGateway gateway, Merchant merchant) {
        this.gateway = gateway;
        this.merchant = merchant;
    }

    Step<OrderState> query(String orderNo, CallContext context) {
        return find(
                orderNo,
                context,
                found ->
                        found.<Step<OrderState>>map(transaction ->
                                        transaction
                                                .orderState()
                                                .map(Step::ok)
                                                .orElseGet(WechatPayQueries::unreadable))
                                .orElseGet(() -> Step.ok(new OrderState.NotFound())));
    }

    /**
     * Asks, and goes on with what was found: empty if there is no such order. Always by our number:
     * before the payment there is no other (section 3).
     */
    <T> Step<T> find(
            String orderNo, CallContext context, Function<Optional<Transaction>, Step<T>> then) {
        var request =
                WechatPayRequest.get(
                        WechatPayOperation.QUERY, path(orderNo, "") + "?" + merchant.query());
        return gateway.exchange(
                request,
                context,
                answer -> {
                    if (answer.isAbsent()) {
                        return then.apply(Optional.empty());
                    }
                    if (!answer.ok()) {
                        return WechatPayErrors.failed(answer);
                    }
                    var transaction = Transaction.of(answer.node());
                    return transaction.isFor(merchant, orderNo)
                            ? then.apply(Optional.of(transaction))
                            : Failures.unusable("the answer is about another order");
                });
    }

    /** Our numbers are letters and digits, so there is nothing to encode. */
    String path(String orderNo, String action) {
        return merchant.transactions() + "/out-trade-no/" + orderNo + action;
    }

    private static <T> Step<T> unreadable() {
        return Failures.unusable("no known state of this order in the answer");
    }
}
