package dev.tollbridge.channels.unionpay;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.CancelResult;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.Receipt;
import dev.tollbridge.spi.Step;
import java.util.Optional;

/**
 * Takes orders back. UnionPay closes no order on request: an order dies with its {@code
 * payTimeout}. What was paid on the same day can be undone.
 */
final class UnionPayCancels {
    private final UnionPayQueries queries;
    private final BackTransactions money;

    UnionPayCancels(UnionPayQueries queries, BackTransactions money) {
        this.queries = queries;
        this.money = money;
    }

    Step<CancelResult> cancel(OrderRef order, CallContext context) {
        return queries.find(
                order,
                context,
                found ->
                        found.map(transaction -> cancelled(transaction, order, context))
                                .orElseGet(() -> Step.ok(new CancelResult.NotFound())));
    }

    private Step<CancelResult> cancelled(
            Transaction transaction, OrderRef order, CallContext context) {
        return switch (transaction.status()) {
            case DONE ->
                    transaction
                            .receipt()
                            .map(receipt ->
                                    undo(receipt, undoOf(transaction, order), order, context))
                            .orElseGet(() -> Failures.unusable("no receipt in the answer"));
            case UNDER_WAY -> Step.ok(new CancelResult.AskAgain());
            case UNSURE -> Step.unknown(transaction.error());
            case TOO_LATE -> Step.ok(new CancelResult.Refunded());
            case FAILED ->
                    Step.ok(
                            UnionPayQueries.mayBeTriedAgain(transaction, order, context)
                                    ? new CancelResult.NotFound()
                                    : new CancelResult.Closed());
        };
    }

    private static UnionPayOperation undoOf(Transaction transaction, OrderRef order) {
        if (order.authorization()) {
            return UnionPayOperation.AUTHORIZE_UNDO;
        }
        return transaction.isFinish() ? UnionPayOperation.FINISH_UNDO : UnionPayOperation.UNDO;
    }

    /** A pre-authorization can be undone later too, all else only on its day (section 2). */
    private Step<CancelResult> undo(
            Receipt receipt, UnionPayOperation operation, OrderRef order, CallContext context) {
        var key = OrderKey.undoOf(order);
        var paidAt = receipt.at() == null ? key.sentAt() : receipt.at();
        if (!order.authorization()
                && !Values.settlementDay(paidAt).equals(Values.settlementDay(context.now()))) {
            return queries.find(
                    key, operation, Product.of(order), context, UnionPayCancels::undoneEarlier);
        }
        return money.perform(
                new BackTransactions.Wish(
                        operation, key, order, receipt.tradeNo(), receipt.amount()),
                context,
                found ->
                        found.map(UnionPayCancels::undone)
                                .orElseGet(() -> Step.ok(new CancelResult.AskAgain())));
    }

    private static Step<CancelResult> undoneEarlier(Optional<Transaction> found) {
        return found.map(UnionPayCancels::undone)
                .orElseGet(() ->
                        Step.refused(
                                ChannelError.of(
                                        ErrorCategory.INVALID,
                                        DeclineCode.ORDER_STATE_CONFLICT,
                                        "UnionPay undoes a payment on its day only: refund it")));
    }

    private static Step<CancelResult> undone(Transaction undo) {
        return switch (undo.status()) {
            case DONE -> Step.ok(new CancelResult.Refunded());
            case UNDER_WAY -> Step.ok(new CancelResult.AskAgain());
            case UNSURE -> Step.unknown(undo.error());
            case TOO_LATE, FAILED -> Step.refused(undo.error());
        };
    }
}
