package dev.tollbridge.channels.unionpay;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.OrderState;
import dev.tollbridge.spi.Scene;
import dev.tollbridge.spi.Step;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Asks what became of an order, or of anything that followed it. */
final class UnionPayQueries {
    /** How far UnionPay's clock may be from ours. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private final UnionPayGateway gateway;

    UnionPayQueries(UnionPayGateway gateway) {
        this.gateway = gateway;
    }

    Step<OrderState> query(OrderRef order, CallContext context) {
        return find(
                order,
                context,
                found ->
                        found.map(t -> state(t, order, context))
                                .orElseGet(() -> Step.ok(new OrderState.NotFound())));
    }

    private static Step<OrderState> state(
            Transaction transaction, OrderRef order, CallContext context) {
        return switch (transaction.status()) {
            case DONE ->
                    transaction
                            .receipt()
                            .map(receipt ->
                                    Step.<OrderState>ok(
                                            order.authorization()
                                                    ? new OrderState.Authorized(receipt)
                                                    : new OrderState.Paid(receipt, null)))
                            .orElseGet(() -> Failures.unusable("no receipt in the answer"));
            case UNDER_WAY -> Step.ok(new OrderState.Waiting(transaction.queryId()));
            case UNSURE -> Step.unknown(transaction.error());
            case TOO_LATE -> Step.ok(new OrderState.Reversed(transaction.queryId()));
            case FAILED ->
                    Step.ok(
                            mayBeTriedAgain(transaction, order, context)
                                    ? new OrderState.Waiting(transaction.queryId())
                                    : new OrderState.Failed(
                                            transaction.error(), transaction.queryId()));
        };
    }

    /**
     * On UnionPay's pages a payer whose card was declined may take another one until the order's
     * time is up (section 6), so only then a decline is final. A scanned code is one try.
     */
    static boolean mayBeTriedAgain(Transaction transaction, OrderRef order, CallContext context) {
        return order.scene() != Scene.BARCODE
                && context.now().isBefore(order.expiresAt().plus(CLOCKS))
                && transaction.error().category() == ErrorCategory.DECLINED
                && transaction.error().code() != DeclineCode.ORDER_EXPIRED;
    }

    <T> Step<T> find(
            OrderRef order, CallContext context, Function<Optional<Transaction>, Step<T>> then) {
        return find(
                OrderKey.of(order.orderNo()),
                order.authorization() ? UnionPayOperation.AUTHORIZE : UnionPayOperation.CONSUME,
                Product.of(order),
                context,
                then);
    }

    /**
     * Asks, and goes on with what was found: empty if there is no such transaction.
     *
     * @param operation what was asked of UnionPay under that key
     */
    <T> Step<T> find(
            OrderKey key,
            UnionPayOperation operation,
            Product product,
            CallContext context,
            Function<Optional<Transaction>, Step<T>> then) {
        return gateway.exchange(
                UnionPayRequest.query(key, product),
                context,
                answer -> {
                    if (answer.isAbsent()) {
                        return then.apply(Optional.empty());
                    }
                    if (!answer.ok()) {
                        return UnionPayErrors.failed(answer);
                    }
                    return answer.text("origRespCode") == null
                            ? Failures.unusable("no state of the order in the answer")
                            : then.apply(Optional.of(new Transaction(key, operation, answer)));
                });
    }
}
