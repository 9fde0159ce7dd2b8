package dev.tollbridge.channels.unionpay;

import dev.tollbridge.spi.CallContext;
import dev.tollbridge.spi.DeclineCode;
import dev.tollbridge.spi.Money;
import dev.tollbridge.spi.OrderRef;
import dev.tollbridge.spi.Step;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What follows an order without its payer: undo, refund, finish. The first answer only says that
 * UnionPay took the call on (section 4), so each conversation ends with a query.
 */
final class BackTransactions {
    /** What a repeat of a call that had worked may be told: a query decides. */
    private static final Set<DeclineCode> CONFLICTS =
            Set.of(
                    DeclineCode.DUPLICATE_REQUEST,
                    DeclineCode.ORDER_STATE_CONFLICT,
                    DeclineCode.ORDER_MISMATCH,
                    DeclineCode.REFUND_NOT_ALLOWED,
                    DeclineCode.AUTHORIZATION_INVALID);

    private final UnionPayGateway gateway;
    private final UnionPayQueries queries;
    private final URI noticeUrl;

    BackTransactions(UnionPayGateway gateway, UnionPayQueries queries, URI noticeUrl) {
        this.gateway = gateway;
        this.queries = queries;
        this.noticeUrl = noticeUrl;
    }

    /**
     * @param key number and time of this transaction, not of the order
     * @param queryId UnionPay's number of what it refers to
     */
    record Wish(
            UnionPayOperation operation,
            OrderKey key,
            OrderRef order,
            String queryId,
            Money amount) {
        private UnionPayRequest request(URI noticeUrl) {
            return new UnionPayRequest(
                    operation,
                    UnionPayOperation.Entry.BACK,
                    key,
                    Product.of(order),
                    Values.channelType(order.scene()),
                    Map.of(
                            "origQryId",
                            queryId,
                            "txnAmt",
                            Long.toString(amount.minor()),
                            "currencyCode",
                            Values.CNY_CODE,
                            "backUrl",
                            noticeUrl.toString(),
                            // Comes back in queries: only what followed an order has it.
                            "reqReserved",
                            order.orderNo()));
        }
    }

    /**
     * @param read what to make of it; empty as long as UnionPay has taken it on and shows nothing
     */
    <T> Step<T> perform(
            Wish wish, CallContext context, Function<Optional<Transaction>, Step<T>> read) {
        return gateway.exchange(
                wish.request(noticeUrl),
                context,
                answer -> {
                    if (answer.ok()) {
                        return find(wish, context, read);
                    }
                    return CONFLICTS.contains(UnionPayErrors.of(answer).code())
                            ? find(
                                    wish,
                                    context,
                                    found ->
                                            found.isPresent()
                                                    ? read.apply(found)
                                                    : UnionPayErrors.failed(answer))
                            : UnionPayErrors.failed(answer);
                });
    }

    private <T> Step<T> find(
            Wish wish, CallContext context, Function<Optional<Transaction>, Step<T>> read) {
        return queries.find(wish.key(), wish.operation(), Product.of(wish.order()), context, read);
    }
}
