package dev.tollbridge.channels.unionpay;

import dev.tollbridge.channels.support.Failures;
import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.ChannelError;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.ErrorCategory;
import dev.tollbridge.spi.Receipt;
import dev.tollbridge.spi.RefundOrder;
import dev.tollbridge.spi.RefundRef;
import dev.tollbridge.spi.RefundState;
import dev.tollbridge.spi.Step;
import java.util.Optional;

/**
 * Gives money back, in whole or in part, up to eleven months after the payment. Also on its day: an
 * undo would be faster, but only once and only in full, and it cannot be told later from a refund.
 */
final class UnionPayRefunds {
    private final UnionPayQueries queries;
    private final BackTransactions money;

    UnionPayRefunds(UnionPayQueries queries, BackTransactions money) {
        this.queries = queries;
        this.money = money;
    }

    Step<RefundState> refund(RefundOrder refund, CallContext context) {
        var tradeNo = refund.order().tradeNo();
        if (tradeNo != null) {
            return refund(refund, tradeNo, context);
        }
        return queries.find(
                refund.order(),
                context,
                found ->
                        found.filter(order -> order.status() == Transaction.Status.DONE)
                                .flatMap(Transaction::receipt)
                                .map(Receipt::tradeNo)
                                .map(queryId -> refund(refund, queryId, context))
                                .orElseGet(() -> Step.refused(notPaid())));
    }

    private Step<RefundState> refund(RefundOrder refund, String queryId, CallContext context) {
        var wish =
                new BackTransactions.Wish(
                        UnionPayOperation.REFUND,
                        OrderKey.of(refund.refundNo()),
                        refund.order(),
                        queryId,
                        refund.amount());
        return money.perform(
                wish,
                context,
                found ->
                        found.map(UnionPayRefunds::state)
                                .orElseGet(() -> Step.ok(new RefundState.Pending())));
    }

    Step<RefundState> query(RefundRef refund, CallContext context) {
        return queries.find(
                OrderKey.of(refund.refundNo()),
                UnionPayOperation.REFUND,
                Product.of(refund.order()),
                context,
                found -> state(found));
    }

    private static Step<RefundState> state(Optional<Transaction> found) {
        return found.map(UnionPayRefunds::state)
                .orElseGet(() -> Step.ok(new RefundState.NotFound()));
    }

    private static Step<RefundState> state(Transaction refund) {
        return switch (refund.status()) {
            case DONE ->
                    refund.receipt()
                            .map(receipt ->
                                    Step.<RefundState>ok(
                                            new RefundState.Succeeded(
                                                    receipt.amount(), receipt.at())))
                            .orElseGet(() -> Failures.unusable("no amount of the refund"));
            case UNDER_WAY -> Step.ok(new RefundState.Pending());
            case UNSURE -> Step.unknown(refund.error());
            case TOO_LATE, FAILED -> Step.ok(new RefundState.Failed(refund.error()));
        };
    }

    private static ChannelError notPaid() {
        return ChannelError.of(
                ErrorCategory.INVALID,
                DeclineCode.REFUND_NOT_ALLOWED,
                "UnionPay knows no payment of this order");
    }
}
